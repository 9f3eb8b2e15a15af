import { words as cellWords } from '../cell/words.ts';
import type { AnyMeta } from '../demo/meta.ts';
import type { AnyPanel } from '../demo/panel.ts';
import type { AnySettings } from '../demo/settings.ts';
import { citation } from '../export/citation.ts';
import { fileKinds } from '../export/fileKind.ts';
import { words } from '../words.ts';
import { htmlElement } from './htmlElement.ts';
import type { Page } from './page.ts';
import { renderControls } from './renderControls.ts';
import { renderOutputs } from './renderOutputs.ts';
import { renderPanel } from './renderPanel.ts';
import { renderTable } from './renderTable.ts';

/** The widths at which static panels are drawn; in the page they scale with their column. */
const drawnWidth = { full: 680, half: 400 };

/**
 * A whole demo, finished: controls, pictures, facts and tables, for these settings and results.
 *
 * It is complete without a script; `DemoSession` brings it to life.
 */
export function renderDemo(
  page: Page,
  meta: AnyMeta,
  panels: readonly AnyPanel[],
  results: unknown,
  settings: AnySettings,
): HTMLElement[] {
  const { document } = page;
  return [
    htmlElement(document, 'p', { class: 'message', role: 'alert', hidden: true }),
    renderControls(page, meta, settings),
    renderRunStatus(document),
    htmlElement(
      document,
      'div',
      { class: 'panels' },
      panels.map((panel) => renderFigure(document, panel, results, settings)),
    ),
    renderOutputs(document, meta, results, settings),
    htmlElement(document, 'p', { class: 'actions' }, [
      button(document, 'reset-all', words.resetAll),
      button(document, 'copy-link', words.copyLink),
      ...(page.fullScreen === undefined
        ? []
        : [htmlElement(document, 'a', { href: page.fullScreen, 'data-full-screen': true }, [words.fullScreen])]),
    ]),
    renderCode(document, meta.code(settings)),
    renderText(document, 'citation', words.cite, citation(meta)),
    ...meta.tables.filter((table) => !table.isFileOnly).map((table) => renderTable(document, table, results, settings)),
    htmlElement(document, 'p', { class: 'visually-hidden', 'aria-live': 'polite', 'data-announcer': true }),
  ];
}

/** One picture with its caption, which says in words what it shows. */
function renderFigure(document: Document, panel: AnyPanel, results: unknown, settings: AnySettings): HTMLElement {
  const width = drawnWidth[panel.width];
  const area = { document, width, height: Math.round(width * panel.aspect) };
  return htmlElement(document, 'figure', { 'data-panel': panel.name, 'data-width': panel.width }, [
    htmlElement(document, 'div', { class: 'panel-head' }, [
      htmlElement(document, 'strong', {}, [panel.title]),
      htmlElement(document, 'span', { class: 'exports' }, [
        words.download,
        ...fileKinds.map((kind) => {
          const element = button(document, `save-${kind}`, kind.toUpperCase());
          element.setAttribute('aria-label', `${words.download} ${kind.toUpperCase()}: ${panel.title}`);
          return element;
        }),
      ]),
    ]),
    htmlElement(document, 'div', { class: 'stage', style: `--aspect: ${1 / panel.aspect}` }, [
      renderPanel(panel, results, settings, area),
    ]),
    htmlElement(document, 'figcaption', {}, [panel.describe(results, settings)]),
  ]);
}

function renderRunStatus(document: Document): HTMLElement {
  const stop = button(document, 'stop', words.stop);
  stop.setAttribute('aria-disabled', 'true');
  return htmlElement(document, 'div', { class: 'run' }, [
    htmlElement(document, 'progress', { max: 1, value: 1, 'aria-label': words.run }),
    htmlElement(document, 'span', { class: 'run-text' }, [words.drawnBefore]),
    stop,
  ]);
}

/** The code that computes the same, behind a summary: a cell that can be changed and run. */
function renderCode(document: Document, code: string): HTMLElement {
  return htmlElement(document, 'details', { class: 'code' }, [
    htmlElement(document, 'summary', {}, [words.code]),
    htmlElement(document, 'crease-cell', { 'data-source': code }, [
      htmlElement(document, 'pre', { tabindex: 0, translate: 'no' }, [code]),
      htmlElement(document, 'div', { class: 'outcome', role: 'group', 'aria-label': cellWords.output }),
    ]),
  ]);
}

/** Text to copy, behind a summary. */
function renderText(document: Document, name: string, summary: string, text: string): HTMLElement {
  return htmlElement(document, 'details', { class: name }, [
    htmlElement(document, 'summary', {}, [summary]),
    htmlElement(document, 'pre', { tabindex: 0 }, [htmlElement(document, 'code', { translate: 'no' }, [text])]),
  ]);
}

function button(document: Document, action: string, text: string): HTMLButtonElement {
  return htmlElement(document, 'button', { type: 'button', 'data-action': action }, [text]);
}
