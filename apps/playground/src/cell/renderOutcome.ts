import type { Area } from '../demo/panel.ts';
import { formatNumber } from '../render/formatNumber.ts';
import { htmlElement } from '../render/htmlElement.ts';
import type { Page } from '../render/page.ts';
import type { Entry, Outcome, Output, Problem } from './outcome.ts';
import { swatch } from './seriesStyles.ts';
import { words } from './words.ts';

/** The width at which figures are drawn; in the page they scale with their column. */
const drawnWidth = 640;
const aspect = 0.5;

/** What the outputs of a cell are made with. */
export interface OutcomePage extends Page {
  readonly figure: (figure: Extract<Output, { kind: 'figure' }>, area: Area) => SVGSVGElement;
}

/** What a cell has shown, as elements. A text of the cell stays a text: nothing of it is read as HTML. */
export function renderOutcome(page: OutcomePage, { outputs, dropped, problem }: Outcome): HTMLElement[] {
  const { document } = page;
  return [
    ...outputs.map((output) => renderOutput(page, output)),
    ...(dropped > 0 ? [htmlElement(document, 'p', {}, [words.droppedOutputs(dropped)])] : []),
    ...(problem === null ? [] : [renderProblem(document, problem)]),
  ];
}

function renderOutput(page: OutcomePage, output: Output): HTMLElement {
  const { document } = page;
  switch (output.kind) {
    case 'text':
      return htmlElement(document, 'pre', { tabindex: 0, translate: 'no' }, [output.text]);
    case 'formula':
      return htmlElement(document, 'p', { class: 'formula', tabindex: 0 }, [page.formula(output.latex, output.latex)]);
    case 'table':
      return renderTable(document, output);
    case 'figure':
      return renderFigure(page, output);
  }
}

function renderTable(document: Document, { columns, rows, dropped }: Extract<Output, { kind: 'table' }>): HTMLElement {
  const head = columns.map((name) => htmlElement(document, 'th', { scope: 'col' }, [name]));
  const cell = (entry: Entry) => (typeof entry === 'number' ? formatNumber(entry) : (entry ?? ''));
  const body = rows.map((row) =>
    htmlElement(
      document,
      'tr',
      {},
      row.map((entry) => htmlElement(document, 'td', {}, [cell(entry)])),
    ),
  );
  return htmlElement(document, 'div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.table }, [
    htmlElement(document, 'table', {}, [
      htmlElement(document, 'thead', {}, [htmlElement(document, 'tr', {}, head)]),
      htmlElement(document, 'tbody', {}, body),
    ]),
    ...(dropped > 0 ? [htmlElement(document, 'p', {}, [words.droppedRows(dropped)])] : []),
  ]);
}

function renderFigure(page: OutcomePage, figure: Extract<Output, { kind: 'figure' }>): HTMLElement {
  const { document } = page;
  const area = { document, width: drawnWidth, height: Math.round(drawnWidth * aspect) };
  const legend = figure.series.flatMap(({ as, label }, k) =>
    label === '' ? [] : [htmlElement(document, 'span', {}, [swatch(document, as, k), ` ${label}`])],
  );
  return htmlElement(document, 'figure', {}, [
    page.figure(figure, area),
    htmlElement(document, 'figcaption', {}, [htmlElement(document, 'strong', {}, [figure.title]), ...legend]),
  ]);
}

function renderProblem(document: Document, { name, message, line }: Problem): HTMLElement {
  return htmlElement(document, 'p', { class: 'problem' }, [
    htmlElement(document, 'strong', {}, [words.problem(name, line)]),
    `: ${message}`,
  ]);
}
