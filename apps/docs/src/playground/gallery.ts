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
  return (await loadPanels(id))[0]!;
}

async function readEntry(id: string): Promise<GalleryEntry> {
  const [meta, panel, results] = await Promise.all([loadMeta(id), firstPanel(id), defaultResults(id)]);
  return { meta, description: panel.describe(results, defaultSettings(meta)) };
}
