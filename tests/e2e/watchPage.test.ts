import { expect } from 'vitest';
import { findAccessibilityViolations } from './accessibility.ts';
import { test } from './fixtures.ts';
import { watchPage } from './watchPage.ts';

// Port 9 of this machine: nothing listens there, and it is not the origin of the site.
const foreign = 'http://127.0.0.1:9/';

test.for([
  ['a foreign request', `fetch('${foreign}x', { mode: 'no-cors' }).catch(() => {})`, `request to ${foreign}x`],
  [
    'a foreign picture',
    `document.body.append(Object.assign(new Image(), { src: '${foreign}x' }))`,
    `request to ${foreign}x`,
  ],
  ['an uncaught exception', `setTimeout(() => { throw new Error('oops'); })`, 'uncaught oops'],
  ['a rejected promise', `void Promise.reject(new Error('oops'))`, 'uncaught oops'],
  ['an error on the console', `console.error('oops')`, 'oops'],
  ['a missing file', `fetch('/none').then(() => {})`, '404'],
  [
    'a foreign request of a worker',
    inWorker(`fetch('${foreign}x', { mode: 'no-cors' }).catch(() => {})`),
    `request to ${foreign}x`,
  ],
  ['an exception in a worker', inWorker(`throw new Error('oops')`), 'oops'],
] as const)('watchPage notices %s', async ([, script, problem], { browser, site }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const problems = watchPage(page, site.url);
  await page.goto(site.url);
  expect(problems).toEqual([]);
  await page.evaluate(script);
  await expect.poll(() => problems.join('\n')).toContain(problem);
  await context.close();
});

test('findAccessibilityViolations notices an image without text and a faint text, in one theme or both', async ({
  openPage,
}) => {
  const page = await openPage('');
  await page.evaluate(() => {
    document.querySelector('main')!.innerHTML =
      '<p style="color: #999; background: light-dark(#fff, #000)">faint in the light theme</p><img src="favicon.svg">';
  });
  const names = async (theme: 'light' | 'dark') =>
    (await findAccessibilityViolations(page, theme)).map((line) => line.split(':')[0]);
  expect(await names('light')).toEqual(['color-contrast', 'image-alt']);
  expect(await names('dark')).toEqual(['image-alt']);
});

function inWorker(script: string): string {
  return `void new Worker(URL.createObjectURL(new Blob([${JSON.stringify(script)}], { type: 'text/javascript' })))`;
}
