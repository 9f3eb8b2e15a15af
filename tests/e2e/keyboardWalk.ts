import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { savedFile } from './demoPage.ts';

/** What has the focus, as far as the walk cares. */
interface Stop {
  readonly kind: 'range' | 'number' | 'select' | 'summary' | 'slider' | 'save' | 'copy-link' | 'reset-all' | 'other';
  readonly name: string;
  readonly isInDemo: boolean;
  /** It comes later in the document than what had the focus before. */
  readonly isNext: boolean;
  readonly hasOutline: boolean;
}

/**
 * Walks through a demo with the Tab key and uses each control with the keys that it has; nothing is clicked.
 *
 * @returns the kinds of what had the focus, in order
 */
export async function walkByKeyboard(page: Page, demo: Locator): Promise<string[]> {
  const kinds: string[] = [];
  await demo.evaluate((element) => {
    element.setAttribute('tabindex', '-1');
    element.focus();
  });
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab');
    const stop = await focused(demo);
    if (!stop.isInDemo) return kinds;
    expect(stop.isNext, `${stop.name} comes after what had the focus before`).toBe(true);
    expect(stop.hasOutline, `${stop.name} shows that it has the focus`).toBe(true);
    await use[stop.kind](page, demo, stop.name);
    kinds.push(stop.kind);
  }
  throw new Error('300 presses of the Tab key do not lead out of the demo.');
}

/** What the walk has not reached, of all that is seen and can be used: a line each. */
export function findUnreached(demo: Locator): Promise<string[]> {
  return demo.evaluate((element) =>
    [...element.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
      .filter((control) => control.checkVisibility() && !control.hasAttribute('data-walked'))
      .map((control) => control.outerHTML.slice(0, 120)),
  );
}

function focused(demo: Locator): Promise<Stop> {
  return demo.evaluate((root) => {
    const element = document.activeElement!;
    const isInDemo = element !== root && root.contains(element);
    const before = root.querySelector('[data-newest]');
    const isNext =
      before === null || (before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    before?.removeAttribute('data-newest');
    element.toggleAttribute('data-newest', isInDemo);
    element.setAttribute('data-walked', '');
    const action = element.getAttribute('data-action') ?? '';
    const kinds: readonly [boolean, Stop['kind']][] = [
      [element.matches('input[type=range]'), 'range'],
      [element.matches('input[type=number]'), 'number'],
      [element.matches('select'), 'select'],
      [element.matches('summary'), 'summary'],
      [element.matches('[role=slider]'), 'slider'],
      [action.startsWith('save-'), 'save'],
      [action === 'copy-link', 'copy-link'],
      [action === 'reset-all', 'reset-all'],
    ];
    return {
      kind: kinds.find(([matches]) => matches)?.[1] ?? 'other',
      name: element.getAttribute('aria-label') ?? (element.id || (element.textContent ?? '').trim().slice(0, 60)),
      isInDemo,
      isNext,
      hasOutline: getComputedStyle(element).outlineStyle !== 'none',
    };
  });
}

type Use = (page: Page, demo: Locator, name: string) => Promise<void>;

const newest = '[data-newest]';

/** What is done with each kind of control, and what must come of it. */
const use: Readonly<Record<Stop['kind'], Use>> = {
  range: (page, demo, name) => changeAndBack(page, name, () => demo.locator(newest).inputValue()),
  slider: (page, demo, name) =>
    changeAndBack(page, name, async () => (await demo.locator(newest).getAttribute('aria-valuetext')) ?? ''),
  select: async (page, demo, name) => {
    const before = await demo.locator(newest).inputValue();
    await page.keyboard.press('ArrowDown');
    if ((await demo.locator(newest).inputValue()) === before) await page.keyboard.press('ArrowUp');
    // A list of examples does what its name says and goes back to its heading.
    if (!name.startsWith('Examples')) expect(await demo.locator(newest).inputValue(), name).not.toBe(before);
  },
  number: async (page, demo, name) => {
    const value = await demo.locator(newest).inputValue();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
    expect(await demo.locator(newest).inputValue(), name).toBe(value);
  },
  summary: async (page, demo, name) => {
    await page.keyboard.press('Enter');
    expect(await demo.locator(newest).evaluate((element) => element.parentElement!.hasAttribute('open')), name).toBe(
      true,
    );
  },
  save: async (page, demo, name) => {
    // Every panel has the same buttons: those of one are pressed.
    const isFirst = await demo.locator('[data-panel]').first().locator(newest).count();
    if (isFirst === 0) return;
    const { bytes } = await savedFile(page, demo.locator(newest));
    expect(bytes.length, name).toBeGreaterThan(50);
  },
  'copy-link': async (page, demo) => {
    await page.keyboard.press('Enter');
    await demo.locator('.message').filter({ hasText: 'Link copied.' }).waitFor({ state: 'attached' });
  },
  'reset-all': async (page) => page.keyboard.press('Enter'),
  other: async () => {},
};

/** A key to the right, or to the left at the end of the range, and back. */
async function changeAndBack(page: Page, name: string, read: () => Promise<string>): Promise<void> {
  const before = await read();
  for (const [there, back] of [
    ['ArrowRight', 'ArrowLeft'],
    ['ArrowLeft', 'ArrowRight'],
  ] as const) {
    await page.keyboard.press(there);
    if ((await read()) === before) continue;
    await page.keyboard.press(back);
    return;
  }
  throw new Error(`${name}: neither arrow key changes ${before}.`);
}
