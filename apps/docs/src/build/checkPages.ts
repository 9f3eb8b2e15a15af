import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { findPageErrors } from './findPageErrors.ts';

let base = '/';

/**
 * Fails the build when a built page has a broken formula, no content, or a link to a place that does not exist.
 *
 * Needed because the Markdown pipeline goes on after an error: it paints a broken formula red, and leaves a page empty
 * when a plugin throws.
 */
export const checkPages: AstroIntegration = {
  name: 'check-pages',
  hooks: {
    'astro:config:done': ({ config }) => {
      base = config.base.endsWith('/') ? config.base : `${config.base}/`;
    },
    'astro:build:done': async ({ dir }) => {
      const root = fileURLToPath(dir);
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = new Map<string, string>();
      for (const entry of entries.filter((candidate) => candidate.isFile())) {
        const path = join(entry.parentPath, entry.name);
        files.set(
          relative(root, path).split(sep).join('/'),
          path.endsWith('.html') ? await readFile(path, 'utf8') : '',
        );
      }
      const errors = findPageErrors(files, base);
      if (errors.length > 0) throw new Error(`${errors.length} errors in the built pages:\n${errors.join('\n')}`);
    },
  },
};
