import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { outcomeText } from '@crease/playground/cell/outcomeText.ts';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Attack, attacks, forgeries } from './attacks.ts';
import { pageCells, runCell } from './cellPage.ts';
import { test } from './fixtures.ts';

const limit = 500;
const slow = { timeout: 240_000 };

/**
 * A worker that keeps everything that the browser gives it and runs what it is sent: against it only the frame with its
 * policy stands, as if a cell had got past everything that the worker of the site does.
 */
const openWorker = `onmessage = async ({ data }) => {
  const shown = await eval('(async () => {' + data + '})()').catch(String);
  postMessage(JSON.stringify({ outputs: [{ kind: 'text', text: String(shown) }], dropped: 0, problem: null }));
};`;

/** Counts connections: more than requests would, and also those of which nothing else comes. */
let listener: Server;
let connections = 0;
let target: string;
beforeAll(async () => {
  listener = createServer((_request, response) =>
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(),
  );
  listener.on('connection', () => connections++);
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
});
afterAll(() => listener.close());

describe('the sandbox of a cell', () => {
  test('holds against every attack', slow, async ({ browser, site }) => {
    const page = await browser.newPage();
    await page.goto(`${site.url}first-light/`);
    for (const attack of attacks) await check(page, attack);
    await page.close();
  });

  test('holds with its frame alone, whatever the worker lets through', slow, async ({ browser, site }) => {
    const page = await browser.newPage();
    await page.route('**/cell-worker.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: openWorker }),
    );
    await page.goto(`${site.url}first-light/`);
    const refused = attacks.filter(({ end, isBudget }) => end === 'finished' && !isBudget);
    for (const attack of [...refused, ...forgeries]) await check(page, attack);
    await page.close();
  });

  test('has no way to answer but its outcome', slow, async ({ browser, site }) => {
    const page = await browser.newPage();
    await page.goto(`${site.url}first-light/`);
    expect(await textOf(page, 'typeof postMessage + typeof close + typeof self + typeof console.log')).toBe(
      'undefinedundefinedundefinedfunction',
    );
    const sources = [
      'globalThis',
      'Object.getPrototypeOf(globalThis)',
      'Object.getPrototypeOf(Object.getPrototypeOf(globalThis))',
    ];
    const names = `[${sources.join(', ')}].flatMap((scope) => Object.getOwnPropertyNames(scope)).filter((name) => /message|fetch|worker|storage|url|request|socket|wasm|assembly/i.test(name)).join()`;
    expect(await textOf(page, names)).toBe('');
    await page.close();
  });

  test('leaves nothing behind in the next run or in the page', slow, async ({ browser, site }) => {
    const page = await browser.newPage();
    await page.goto(`${site.url}first-light/`);
    const pollute =
      "Object.prototype.polluted = 1; Array.prototype.map = null; JSON.stringify = () => '{}'; globalThis.left = 1; 'done'";
    await runCell(page, 0, pollute, limit);
    expect(await textOf(page, '[({}).polluted, typeof [].map, JSON.stringify([1]), typeof left]')).toBe(
      "[undefined, 'function', '[1]', 'undefined']",
    );
    expect(await page.evaluate(() => [({} as { polluted?: 1 }).polluted, typeof [].map])).toEqual([
      undefined,
      'function',
    ]);
    await page.close();
  });

  test('shows what a cell says, and never reads it as markup', slow, async ({ browser, site }) => {
    const page = await browser.newPage();
    await page.goto(`${site.url}first-light/`);
    const markup = `<img src="${target}markup" onerror="document.title = 'owned'"><script>document.title = 'owned'</script>`;
    const url = `\\href{javascript:alert(1)}{x}\\includegraphics{${target}x.png}\\htmlStyle{background:url(${target})}{x}`;
    const text = JSON.stringify(markup);
    const code = `display(${text}); display([{ [${text}]: ${text} }, { [${text}]: 1 }]); display(tex\`${url}\`);
display(plot({ title: ${text}, x: ${text}, y: ${text}, series: [{ x: [1, 2], y: [1, 2], label: ${text} }] }));
const error = new Error(${text}); error.name = ${text}; throw error;`;
    expect((await runCell(page, 0, code)).end.kind).toBe('finished');
    const outcome = page.locator(pageCells).first().locator('.outcome');
    expect(await outcome.locator('img, script, iframe, a, [onerror], [style*="url("]').count()).toBe(0);
    expect(await outcome.locator('figure svg path').count()).toBeGreaterThan(0);
    expect(await outcome.locator('.problem').textContent()).toContain('onerror');
    expect(await page.title()).not.toBe('owned');
    expect(connections).toBe(0);
    await page.close();
  });

  test('gives up on what is too large', slow, async ({ browser, site }) => {
    const page = await browser.newPage();
    await page.goto(`${site.url}first-light/`);
    expect(await textOf(page, "'x'.repeat(1e8)")).toBe(`${'x'.repeat(10_000)}…`);
    expect(await textOf(page, "for (let k = 0; k < 1e4; k++) console.log('x'.repeat(1e4))")).toMatch(
      /… \d+ more outputs$/,
    );
    expect(await textOf(page, "throw new Error('x'.repeat(1e8))")).toHaveLength('Error in line 1: '.length + 10_000);
    expect(await textOf(page, 'Object.fromEntries(Array.from({ length: 1e5 }, (_, k) => [k, k]))')).toContain(
      '… 99950 more',
    );
    await page.close();
  });
});

/** Runs an attack and what has to hold after it. */
async function check(page: Page, { name, code, end: expected }: Attack): Promise<void> {
  const address = page.url();
  // What ends by itself may take its time on a busy machine.
  const allowed = expected === 'limit' ? limit : 10 * limit;
  const { end, pause } = await runCell(page, 0, code(target), allowed);
  expect(end.kind, name).toBe(expected);
  if (end.kind === 'finished') {
    const { problem } = end.outcome;
    if (problem === null) expect(outcomeText(end.outcome), name).toMatch(/^refused/);
    else expect(problem.message, name).toBe('A cell may allocate 1024 MB of arrays, and no more.');
  }
  // Where other programs take the processor the page is late: by as much as its own clock was.
  expect(end.milliseconds, `${name}: stopped at the limit`).toBeLessThan(allowed + 300 + pause);
  // Chromium itself takes up to two seconds until the thread of an ended worker is gone.
  const workers = (): string[] => page.workers().map((worker) => `${name}: ${worker.url()}`);
  await expect.poll(() => workers().filter((worker) => worker.includes('blob:')), { timeout: 5000 }).toEqual([]);
  expect(await textOf(page, '6 * 7'), `${name}: the next run`).toBe('42');
  expect(page.url(), name).toBe(address);
  expect(connections, `${name}: connections to the server`).toBe(0);
}

/** What a cell shows, as text. */
async function textOf(page: Page, code: string): Promise<string> {
  const { end } = await runCell(page, 0, code);
  return end.kind === 'finished' ? outcomeText(end.outcome) : end.kind;
}
