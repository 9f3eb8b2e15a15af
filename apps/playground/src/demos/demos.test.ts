import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { runTrusted } from '../cell/runTrusted.ts';
import { digestsOf } from '../demo/digest.ts';
import { inputProblem } from '../demo/inputProblem.ts';
import { loadDigests } from '../demo/loadDigests.ts';
import { demoIds, loadMeta } from '../demo/loadMeta.ts';
import { loadPanels } from '../demo/loadPanels.ts';
import { loadStages } from '../demo/loadStages.ts';
import type { AnyMeta } from '../demo/meta.ts';
import type { AnyPanel } from '../demo/panel.ts';
import { encodePermalink } from '../demo/permalink.ts';
import { type AnySettings, defaultSettings } from '../demo/settings.ts';
import { runStages, type Stages } from '../demo/stage.ts';
import { jsonFile } from '../export/jsonFile.ts';
import { readFigureFile } from '../export/readFigureFile.ts';
import { plainPage } from '../render/page.ts';
import { renderDemo } from '../render/renderDemo.ts';
import { buffersOf } from '../runner/buffersOf.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

// What every demo has to fulfil; a new folder is found by itself.
describe.each(demoIds)('the demo "%s"', (id) => {
  let meta: AnyMeta;
  let stages: Stages;
  let panels: readonly AnyPanel[];
  let results: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    [meta, stages, panels] = await Promise.all([loadMeta(id), loadStages(id), loadPanels(id)]);
    // As in the worker, which hands the results of a run over: no later run may need anything of them.
    const before = await runStages(meta, stages, defaultSettings(meta));
    structuredClone(before, { transfer: buffersOf(before) });
    results = await runStages(meta, stages, defaultSettings(meta));
  });

  test('has the name of its folder, valid defaults, and the stages that it declares', () => {
    expect(meta.id).toBe(id);
    for (const input of meta.inputs) expect(inputProblem(input, input.default)).toBeUndefined();
    expect(meta.check?.(defaultSettings(meta))).toBeUndefined();
    expect(Object.keys(stages).sort()).toEqual(Object.keys(meta.stages).sort());
    const names = meta.inputs.map(({ name }) => name);
    for (const inputs of Object.values(meta.stages)) expect(names).toEqual(expect.arrayContaining([...inputs]));
  });

  test('computes the committed numbers', async () => {
    expect(await digestsOf(results)).toEqual(await loadDigests(id));
  });

  test('has panels that refer to its stages, tables and inputs, and say what they show', () => {
    for (const panel of panels) {
      expect(Object.keys(meta.stages)).toEqual(expect.arrayContaining([...panel.stages]));
      expect(meta.tables.map(({ name }) => name)).toContain(panel.table);
      if (panel.handle?.slider) expect(meta.inputs.map(({ name }) => name)).toContain(panel.handle.slider);
      expect(panel.describe(results, defaultSettings(meta)).length).toBeGreaterThan(40);
    }
  });

  test('has tables as wide as their headers, and facts in words', () => {
    for (const table of meta.tables) {
      const rows = [...table.rows(results as never, defaultSettings(meta))];
      expect(rows.length, table.name).toBeGreaterThan(0);
      for (const row of rows) expect(row.length, table.name).toBe(table.columns.length);
    }
    for (const output of meta.outputs)
      expect(output.text(results as never, defaultSettings(meta)), output.name).toMatch(/\d/);
  });

  test('saves every panel as JSON that has all its numbers and opens again', async () => {
    const settings: AnySettings = defaultSettings(meta);
    const fragment = await encodePermalink({ demo: id, settings });
    for (const panel of panels) {
      const text = jsonFile({ meta, panel, results, settings, link: `https://site.example/${fragment}` });
      const { version, demo, rows } = JSON.parse(text);
      expect([demo, version]).toEqual([id, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
      const table = meta.tables.find(({ name }) => name === panel.table)!;
      expect(rows).toHaveLength([...table.rows(results as never, settings)].length);
      expect(await readFigureFile(text)).toEqual({ kind: 'figure', demo: id, fragment });
    }
  });

  test('is drawn completely without a screen, with nothing that is not a number', () => {
    const elements = renderDemo(plainPage(document), meta, panels, results, defaultSettings(meta));
    const html = elements.map((element) => element.outerHTML).join('');
    expect(html).not.toMatch(/NaN|undefined|\[object/);
    expect(elements.flatMap((element) => [...element.querySelectorAll('.stage > svg')])).toHaveLength(panels.length);
    expect(html).not.toMatch(/<g[^>]* aria-label/);
  });

  test('shows code that runs as a cell, and shows something', async () => {
    const { outputs, dropped, problem } = await runTrusted(meta.code(defaultSettings(meta)));
    expect(problem).toBeNull();
    expect(outputs.length).toBeGreaterThan(0);
    expect(dropped).toBe(0);
  });
});
