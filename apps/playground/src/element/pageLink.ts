import type { AnyMeta } from '../demo/meta.ts';
import { decodePermalink, encodePermalink } from '../demo/permalink.ts';
import { type AnySettings, defaultSettings, readSettings } from '../demo/settings.ts';
import { words } from '../words.ts';

/** Settings from the address of the page, and what to tell the reader about them. */
export interface PageLink {
  readonly settings: AnySettings;
  readonly message: string;
}

let newest = 0;

/**
 * Puts the settings into the fragment of the page's address, without a new entry in the history; returns the address.
 * The defaults need none.
 */
export async function writeLink(meta: AnyMeta, settings: AnySettings): Promise<string> {
  const defaults: AnySettings = defaultSettings(meta);
  const changed = Object.fromEntries(Object.entries(settings).filter(([name, value]) => value !== defaults[name]));
  newest += 1;
  const turn = newest;
  const hash = Object.keys(changed).length === 0 ? '' : await encodePermalink({ demo: meta.id, settings: changed });
  const url = new URL(location.href);
  url.hash = hash;
  // Compression takes its time: an earlier change must not overwrite a later one.
  if (turn === newest) history.replaceState(history.state, '', url);
  return url.href;
}

/** The address of this page that opens a demo with exactly these settings, whatever its defaults may become. */
export async function linkTo(meta: AnyMeta, settings: AnySettings): Promise<string> {
  const url = new URL(location.href);
  url.hash = await encodePermalink({ demo: meta.id, settings });
  return url.href;
}

/**
 * The settings that the address of the page holds for a demo; `undefined` if it holds none for it.
 *
 * @param demos ids of all demos on the page: the first of them tells when the link belongs to none
 */
export async function readLink(meta: AnyMeta, demos: readonly string[]): Promise<PageLink | undefined> {
  const link = await decodePermalink(location.hash);
  const isFirst = demos[0] === meta.id;
  if (link.kind === 'broken' && isFirst)
    return { settings: defaultSettings(meta), message: words.linkBroken(link.problem) };
  if (link.kind !== 'state') return undefined;
  const { demo } = link.state;
  if (demo !== meta.id) {
    if (demos.includes(demo) || !isFirst) return undefined;
    return { settings: defaultSettings(meta), message: words.linkUnknown(demo) };
  }
  const { settings, problems } = readSettings(meta, link.state.settings);
  return { settings, message: problems.length === 0 ? '' : words.linkPartly(problems) };
}
