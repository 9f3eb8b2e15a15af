import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Site, serve } from '../scripts/serve.ts';

let parent: string;
let dir: string;

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'crease-serve-'));
  dir = join(parent, 'site');
  mkdirSync(join(dir, 'guide'), { recursive: true });
  for (const [path, text] of [
    ['index.html', 'home'],
    ['guide/index.html', 'guide'],
    ['404.html', 'no page'],
    ['icon.svg', '<svg/>'],
  ])
    writeFileSync(join(dir, path!), text!);
  writeFileSync(join(parent, 'secret'), 'secret');
});
afterAll(() => rmSync(parent, { recursive: true }));

async function start(options: Parameters<typeof serve>[1]): Promise<Site> {
  const site = await serve(dir, options);
  onTestFinished(() => site.close());
  return site;
}

/** The answer to a path that is sent as it is (`fetch` would resolve the dots). */
function get(site: Site, path: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(site.url, { path }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
    call.on('error', reject).end();
  });
}

test('pages, files, and the page for what does not exist', async () => {
  const site = await start({ port: 0 });
  expect(await get(site, '/')).toEqual({ status: 200, body: 'home' });
  expect(await get(site, '/guide/?x=1')).toEqual({ status: 200, body: 'guide' });
  expect(await get(site, '/none/')).toEqual({ status: 404, body: 'no page' });
  expect((await fetch(`${site.url}icon.svg`)).headers.get('content-type')).toBe('image/svg+xml');
  expect((await fetch(`${site.url}guide`)).url).toBe(`${site.url}guide/`);
  expect((await fetch(site.url)).headers.get('cross-origin-embedder-policy')).toBe('require-corp');
});

test('nothing outside the folder is served', async () => {
  const site = await start({ port: 0 });
  for (const path of ['/../secret', '/%2e%2e/secret', '/guide/..%2f..%2fsecret', '/%5c..%5csecret', '/%00', '/%'])
    expect((await get(site, path)).body, path).not.toBe('secret');
  expect((await get(site, '/guide/..%2f..%2fsecret')).status).toBe(400);
});

test('a site under a path', async () => {
  const site = await start({ port: 0, base: '/crease/' });
  expect(site.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/crease\/$/);
  expect(await get(site, '/crease/')).toEqual({ status: 200, body: 'home' });
  expect((await fetch(`${site.url}guide`)).url).toBe(`${site.url}guide/`);
  expect((await get(site, '/guide/')).status).toBe(400);
});

test('the next port when the wanted one is taken', async () => {
  const port = 45_321;
  const first = await start({ port });
  const second = await start({ port });
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  expect((await get(second, '/')).status).toBe(200);
});
