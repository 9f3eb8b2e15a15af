import { loadMeta } from '../demo/loadMeta.ts';
import { loadPanels } from '../demo/loadPanels.ts';
import { defaultSettings } from '../demo/settings.ts';
import { DemoSession } from './demoSession.ts';
import { readLink } from './pageLink.ts';
import { renderOnPage } from './renderOnPage.ts';

/** Brings the demo in this element to life, with the settings of the page's link if it has any for it. */
export async function startDemo(root: HTMLElement, signal: AbortSignal): Promise<DemoSession> {
  const [meta, panels] = await Promise.all([loadMeta(root.id), loadPanels(root.id)]);
  if (root.querySelector('.panels') === null) await renderOnPage(root, meta, panels);
  const message = root.querySelector<HTMLElement>('.message')!;
  const demos = Array.from(document.querySelectorAll('crease-demo'), (demo) => demo.id);
  const fromLink = async () => {
    const link = await readLink(meta, demos);
    message.hidden = !link?.message;
    message.textContent = link?.message ?? '';
    return link;
  };
  const link = await fromLink();
  const session = new DemoSession(root, meta, panels, link?.settings ?? defaultSettings(meta), signal);
  if (link !== undefined) root.scrollIntoView({ block: 'start' });
  const redraw = (): void => session.redraw();
  const sizes = new ResizeObserver(() => session.resize());
  sizes.observe(root);
  // The theme of the page: an attribute of its root element, or the preference of the browser.
  const theme = new MutationObserver(redraw);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw, { signal });
  const followLink = async (): Promise<void> => {
    const changed = await fromLink();
    if (changed === undefined) return;
    session.show(changed.settings);
    root.scrollIntoView({ block: 'start' });
  };
  window.addEventListener('hashchange', followLink, { signal });
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    theme.disconnect();
  });
  return session;
}
