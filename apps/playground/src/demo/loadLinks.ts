import type { AnySettings } from './settings.ts';

/** Permalinks to a demo that were given away, each with the settings that it holds. */
export type Links = Readonly<Record<string, AnySettings>>;

const modules = import.meta.glob<{ links: Links }>('../demos/*/links.ts');

/** The permalinks of the demo in the folder `demos/<id>` that must be readable for ever; none if it has no such file. */
export async function loadLinks(id: string): Promise<Links> {
  return (await modules[`../demos/${id}/links.ts`]?.())?.links ?? {};
}
