// Static server for the built site: `node scripts/serve.ts` (the pinned Node runs TypeScript as it is).
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

// Isolated from other origins, so that nothing on a page can come from elsewhere; other pages may load what is here.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-cache',
};

/** A running server: its address with the base path, and how to stop it. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the folder `dir` under the path `base` on 127.0.0.1, on `port` or the next free one (0: any free one). */
export function serve(dir: string, { port = 4321, base = '/' }: { port?: number; base?: string } = {}): Promise<Site> {
  const server = createServer((request, response) => {
    const path = pathIn(request.url ?? '/', base);
    if (path === undefined) {
      response.writeHead(400, headers).end('bad request');
      return;
    }
    const wanted = join(dir, path);
    if (path !== '' && !path.endsWith(sep) && isFolder(wanted)) {
      response
        .writeHead(301, { ...headers, Location: `${new URL(request.url ?? '/', 'http://127.0.0.1').pathname}/` })
        .end();
      return;
    }
    const file = isFolder(wanted) ? join(wanted, 'index.html') : wanted;
    const found = isFile(file);
    const body = createReadStream(found ? file : join(dir, '404.html'));
    body.on('open', () => {
      const type = types[found ? extname(file) : '.html'] ?? 'application/octet-stream';
      response.writeHead(found ? 200 : 404, { ...headers, 'Content-Type': type });
      if (request.method === 'HEAD') response.end();
      else body.pipe(response);
    });
    body.on('error', () => response.writeHead(404, headers).end('not found'));
  });
  return new Promise((resolve, reject) => {
    let next = port;
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && next < port + 20) server.listen(++next, '127.0.0.1');
      else reject(error);
    });
    server.on('listening', () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      }),
    );
    server.listen(next, '127.0.0.1');
  });
}

/** The part of the address after the base; `undefined` if it is not under the base or would leave the folder. */
function pathIn(url: string, base: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname);
    if (!path.startsWith(base) || path.split(/[/\\]/).includes('..') || path.includes('\0')) return undefined;
    return path.slice(base.length).split('/').join(sep);
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

if (import.meta.main) {
  const { url, close } = await serve(join(import.meta.dirname, '..', 'apps', 'docs', 'dist'), {
    port: Number(process.env.PORT ?? 4321),
    base: process.env.DOCS_BASE ?? '/',
  });
  console.log(`\n  Crease is at ${url}\n  Ctrl-C stops it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => close().then(() => process.exit(0)));
}
