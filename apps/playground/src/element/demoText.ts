import type { AnyMeta, AnyTable } from '../demo/meta.ts';
import type { AnyPanel } from '../demo/panel.ts';
import type { AnySettings } from '../demo/settings.ts';
import { citation } from '../export/citation.ts';
import { gradeOf, renderGrade } from '../render/renderOutputs.ts';
import { renderTable } from '../render/renderTable.ts';
import { Announcer } from './announcer.ts';

/**
 * Everything that a demo on the page says in words and numbers: captions, facts, code and tables.
 *
 * It touches the page only where something has changed, and a table only while it is open: this runs at every step of a
 * drag.
 */
export class DemoText {
  readonly #root: HTMLElement;
  readonly #meta: AnyMeta;
  readonly #panels: readonly AnyPanel[];
  readonly #announcer: Announcer;
  #results: unknown;
  #settings: AnySettings | undefined;

  constructor(root: HTMLElement, meta: AnyMeta, panels: readonly AnyPanel[], signal: AbortSignal) {
    this.#root = root;
    this.#meta = meta;
    this.#panels = panels;
    this.#announcer = new Announcer(root.querySelector('[data-announcer]')!);
    for (const table of this.#tables())
      this.#box(table).addEventListener('toggle', () => this.#fill(table), { signal });
  }

  /** The code that computes the same with these settings. */
  showCode(settings: AnySettings): void {
    this.#root.querySelector('crease-cell')!.source = this.#meta.code(settings);
  }

  /** Everything that leads to the figure with its settings: how to cite it, and the page where it is full screen. */
  showLink(link: string): void {
    this.#set('.citation code', citation(this.#meta, link));
    const fullScreen = this.#root.querySelector<HTMLAnchorElement>('a[data-full-screen]');
    if (fullScreen !== null) fullScreen.hash = new URL(link).hash;
  }

  /** New results, or the same for other settings. */
  show(results: unknown, settings: AnySettings): void {
    this.#results = results;
    this.#settings = settings;
    const facts = this.#meta.outputs.map((output) => {
      const { name, label, text } = output;
      const fact = text(results as never, settings);
      this.#set(`[data-output="${name}"] dd`, fact);
      const badge = this.#root.querySelector(`[data-output="${name}"] .grade`)!;
      const grade = gradeOf(output, results, settings);
      if (badge.getAttribute('data-grade') !== (grade ?? null)) badge.replaceWith(renderGrade(document, grade));
      return `${label}: ${fact}`;
    });
    for (const { name, describe } of this.#panels)
      this.#set(`[data-panel="${name}"] figcaption`, describe(results, settings));
    for (const table of this.#tables()) this.#fill(table);
    this.#announcer.say(facts.join('; '));
  }

  #set(selector: string, text: string): void {
    const element = this.#root.querySelector(selector)!;
    if (element.textContent !== text) element.textContent = text;
  }

  #fill(table: AnyTable): void {
    const box = this.#box(table);
    if (!box.open || this.#settings === undefined) return;
    const fresh = renderTable(document, table, this.#results, this.#settings).querySelector('tbody')!;
    box.querySelector('tbody')!.replaceWith(fresh);
  }

  #tables(): readonly AnyTable[] {
    return this.#meta.tables.filter((table) => !table.isFileOnly);
  }

  #box(table: AnyTable): HTMLDetailsElement {
    return this.#root.querySelector<HTMLDetailsElement>(`[data-table="${table.name}"]`)!;
  }
}
