import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The two themes of the site; it follows the preference of the browser until the reader chooses one. */
export const themes = ['light', 'dark'] as const;

/** Browser profiles whose pages bring axe along. */
const prepared = new WeakSet<BrowserContext>();

/**
 * Violations of WCAG 2.2 AA that axe finds on the page as it is now, in the given theme: one line each, none if fine.
 *
 * @param rules only these, where the others have been checked; by default all of the standard
 */
export async function findAccessibilityViolations(
  page: Page,
  theme: (typeof themes)[number],
  rules: readonly string[] = [],
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await loadAxe(page);
  return page.evaluate(
    async ({ theme, runOnly }) => {
      const { documentElement: root } = document;
      while (root.dataset.theme !== theme) await new Promise(requestAnimationFrame);
      const { run } = (window as unknown as { axe: typeof axe }).axe;
      // Reading the style sheets again (preload) takes half of the time; only the rule about a locked orientation needs it.
      const { violations } = await run(document, { runOnly, resultTypes: ['violations'], preload: false });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`),
      );
    },
    { theme, runOnly: rules.length === 0 ? standard : [...rules] },
  );
}

/** The rules of axe whose answer can differ between two themes: a theme changes nothing but colours. */
export const rulesAboutColours: readonly string[] = ['color-contrast', 'link-in-text-block'];

/** Every page that the profile opens from now on has axe already, which is faster than adding it to each. */
async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  await page.addScriptTag({ path: axePath });
  if (prepared.has(page.context())) return;
  prepared.add(page.context());
  await page.context().addInitScript({ path: axePath });
}
