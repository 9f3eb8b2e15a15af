import { demoIds } from '@crease/playground/demo/loadMeta.ts';
import { fileKinds } from '@crease/playground/export/fileKind.ts';
import { describe, expect } from 'vitest';
import { liveDemo, statusOf } from './demoPage.ts';
import { test } from './fixtures.ts';
import { findUnreached, walkByKeyboard } from './keyboardWalk.ts';

const slow = { timeout: 120_000 };

// Two at a time, as the pages are: a demo waits for the browser and the browser for the demo.
describe.concurrent.each(demoIds)('the demo “%s”', (id) => {
  test('does everything with the keyboard alone, in the order in which it is read', slow, async ({ openPage }) => {
    const page = await openPage(`playground/${id}/`, { permissions: ['clipboard-write'], reducedMotion: 'reduce' });
    const demo = await liveDemo(page, id);
    const kinds = await walkByKeyboard(page, demo);
    expect(await findUnreached(demo)).toEqual([]);
    const panels = await demo.locator('[data-panel]').count();
    expect(kinds.filter((kind) => kind === 'save')).toHaveLength(fileKinds.length * panels);
    expect(kinds).toEqual(expect.arrayContaining(['summary', 'copy-link', 'reset-all']));
    await statusOf(demo, /^(Computed|Computing|Stopped)/);
    // Nothing moves by itself: what changes, changes because the reader changed it.
    const animations = await demo.evaluate((element) => element.getAnimations({ subtree: true }).length);
    expect(animations).toBe(0);
  });
});

describe('the walk by keyboard notices', () => {
  test.for([
    ['a control that it cannot reach', '<a role="button">x</a><button tabindex="-1">lost</button>', 'lost'],
    ['a focus that goes back', '<button>x</button><button onfocus="previousSibling.focus()">y</button>', 'comes after'],
    ['a focus that is not seen', '<button style="outline: none">x</button>', 'shows that it has the focus'],
    ['a slider that does not move', '<button role="slider" aria-valuetext="1">x</button>', 'neither arrow key'],
  ] as const)('%s', async ([, html, message], { browser, onTestFinished }) => {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.setContent(`<div id="demo">${html}</div><button>after</button>`);
    const demo = page.locator('#demo');
    const walk = walkByKeyboard(page, demo).then(() => findUnreached(demo));
    await expect(walk.then((lines) => lines.join(), String)).resolves.toContain(message);
  });
});
