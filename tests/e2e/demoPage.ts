import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright';

/** The demo on a page, once it is live and has computed what it shows. */
export async function liveDemo(page: Page, id: string): Promise<Locator> {
  const demo = page.locator(`crease-demo#${id}`);
  await demo.scrollIntoViewIfNeeded();
  await page.waitForSelector(`crease-demo#${id}[data-live]`);
  await statusOf(demo, 'Computed in this browser.');
  return demo;
}

/** Waits until the line about the computation reads so. By the browser: `expect.poll` needs to know its test. */
export async function statusOf(demo: Locator, text: string | RegExp): Promise<void> {
  await demo.locator('.run-text').filter({ hasText: text }).waitFor({ state: 'attached', timeout: 40_000 });
}

/** The number in the box of an input. */
export function settingOf(demo: Locator, input: string): Promise<string> {
  return demo.locator(`[data-input=${input}] input[type=number]`).inputValue();
}

/** One of the facts that the demo states, in words. */
export function factOf(demo: Locator, name: string): Promise<string | null> {
  return demo.locator(`[data-output=${name}] dd`).textContent();
}

/** Moves the focus with the Tab key until it is on the element. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  // Found once: looking for a role and a name again at every press takes longer than the presses.
  const wanted = (await target.elementHandle())!;
  for (let presses = 0; presses < 200; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`200 presses of the Tab key do not reach ${target}.`);
}

/** The file that a button offers, pressed by the keyboard. */
export async function savedFile(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.press('Enter')]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
