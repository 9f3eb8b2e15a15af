import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file that is loaded at once with another one: by `import … from` or `import '…'`, not by `import(…)`. */
const staticImport = /(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g;

/** Sizes of what a built site sends, compressed as static hosts do. Paths are relative to the site. */
export class SiteWeights {
  readonly #folder: string;
  readonly #base: string;
  readonly #sizes = new Map<string, number>();

  /** @param base the path under which the site is served, with a slash at both ends */
  constructor(folder: string, base: string) {
    this.#folder = folder;
    this.#base = base;
  }

  /** Bytes of a page with its style sheets and scripts, before anything on it is seen or used. */
  pageSize(path: string): number {
    return this.sizeOf(this.filesOf(path));
  }

  /** A page and everything that it loads at once. */
  filesOf(page: string): string[] {
    const html = this.read(page);
    const linked = [
      ...html.matchAll(/<link[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"/g),
      ...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g),
    ].map(([, address]) => this.#pathOf(address!, page));
    return this.#withImports([page, ...linked]);
  }

  /** Bytes of files and of everything that they import at once, each counted once. */
  sizeOf(paths: readonly string[]): number {
    return this.#withImports(paths).reduce((sum, path) => sum + this.#fileSize(path), 0);
  }

  read(path: string): string {
    return readFileSync(join(this.#folder, path), 'utf8');
  }

  #withImports(paths: readonly string[]): string[] {
    const all = new Set<string>();
    const visit = (path: string): void => {
      if (all.has(path)) return;
      all.add(path);
      if (!path.endsWith('.js')) return;
      for (const [, address] of this.read(path).matchAll(staticImport)) visit(this.#pathOf(address!, path));
    };
    paths.forEach(visit);
    return [...all];
  }

  #fileSize(path: string): number {
    const size = this.#sizes.get(path) ?? gzipSync(this.read(path)).length;
    this.#sizes.set(path, size);
    return size;
  }

  #pathOf(address: string, from: string): string {
    if (address.startsWith(this.#base)) return address.slice(this.#base.length);
    return posix.join(posix.dirname(from), address);
  }
}
