import { demoIds, loadMeta } from '@crease/playground/demo/loadMeta.ts';
import { loadPanels } from '@crease/playground/demo/loadPanels.ts';
import type { AnyMeta } from '@crease/playground/demo/meta.ts';
import type { AnyPanel } from '@crease/playground/demo/panel.ts';
import { defaultSettings } from '@crease/playground/demo/settings.ts';
import { defaultResults } from '@crease/playground/render/renderStatic.ts';
import { chapters } from '../course/chapters.ts';

/** A demo among all others. */
export interface GalleryEntry {
  readonly meta: AnyMeta;
  /** What its first picture shows, in words. */
  readonly description: string;
  /** Everything that it can be found by. */
  readonly text: string;
}

/** Every demo, in the groups and in the order of the chapters; a chapter without demos is left out. */
export async function listGallery(): Promise<{ label: string; entries: readonly GalleryEntry[] }[]> {
  const entries = await Promise.all([...demoIds].sort().map(readEntry));
  return chapters
    .map(({ label, folder }) => ({ label, entries: entries.filter(({ meta }) => meta.topic === folder) }))
    .filter((group) => group.entries.length > 0);
}

/** The panel that stands for a demo. */
export async function firstPanel(id: string): Promise<AnyPanel> {
  const [panel] = await loadPanels(id);
  return panel!;
}

async function readEntry(id: string): Promise<GalleryEntry> {
  const [meta, panels, results] = await Promise.all([loadMeta(id), loadPanels(id), defaultResults(id)]);
  const description = panels[0]!.describe(results, defaultSettings(meta));
  const titles = [meta, ...panels].map(({ title }) => title);
  const labels = [...meta.inputs, ...meta.outputs].map(({ label }) => label);
  return { meta, description, text: [id, description, ...titles, ...labels].join(' ') };
}
