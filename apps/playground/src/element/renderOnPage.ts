import type { AnyMeta } from '../demo/meta.ts';
import type { AnyPanel } from '../demo/panel.ts';
import { defaultSettings } from '../demo/settings.ts';
import { settingsOf } from '../demo/stage.ts';
import { plainPage } from '../render/page.ts';
import { renderDemo } from '../render/renderDemo.ts';
import { StageClient } from '../runner/stageClient.ts';
import { words } from '../words.ts';

/** Computes a demo for its default settings and puts its content into the element: for pages that were built without it. */
export async function renderOnPage(root: HTMLElement, meta: AnyMeta, panels: readonly AnyPanel[]): Promise<void> {
  const settings = defaultSettings(meta);
  const client = new StageClient(meta.id, meta.alone);
  const results: Record<string, unknown> = {};
  for (const stage of Object.keys(meta.stages)) {
    const outcome = await client.run(stage, settingsOf(meta, stage, settings), (fraction) => {
      root.textContent = words.running(Math.floor(100 * fraction));
    });
    if (outcome.kind === 'failed') throw new Error(words.failed(outcome.message));
    if (outcome.kind === 'done') results[stage] = outcome.result;
  }
  client.stop();
  root.replaceChildren(...renderDemo(plainPage(document), meta, panels, results, settings));
}
