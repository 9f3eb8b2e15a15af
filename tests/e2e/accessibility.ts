import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The two themes of the site; it follows the preference of the browser until the reader chooses one. */
export const themes = ['light', 'dark'] as const;

/** Violations of WCAG 2.2 AA that axe finds on the page as it is now, in the given theme: one line each, none if fine. */
export async function findAccessibilityViolations(page: Page, theme: (typeof themes)[number]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.waitForSelector(`html[data-theme=${theme}]`);
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: axePath });
  return page.evaluate(async (tags) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    // Reading the style sheets again (preload) takes half of the time; only the rule about a locked orientation needs it.
    const { violations } = await run(document, { runOnly: tags, resultTypes: ['violations'], preload: false });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`),
    );
  }, standard);
}
