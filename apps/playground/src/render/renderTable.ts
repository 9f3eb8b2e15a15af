import type { AnyTable } from '../demo/meta.ts';
import type { AnySettings } from '../demo/settings.ts';
import { words } from '../words.ts';
import { formatNumber } from './formatNumber.ts';
import { htmlElement } from './htmlElement.ts';

/** A table of a demo behind a summary, with one of `every` rows. The box scrolls, so that the page does not. */
export function renderTable(document: Document, table: AnyTable, results: unknown, settings: AnySettings): HTMLElement {
  const every = table.every ?? 1;
  const cell = (value: number | string | undefined) =>
    typeof value === 'number' ? formatNumber(value) : (value ?? '');
  const rows = [...table.rows(results as never, settings)].filter((_, k) => k % every === 0);
  return htmlElement(document, 'details', { class: 'data', 'data-table': table.name }, [
    htmlElement(document, 'summary', {}, [words.readingOf(table.title)]),
    htmlElement(document, 'p', {}, [words.rowsShown(every)]),
    htmlElement(document, 'div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': table.title }, [
      htmlElement(document, 'table', {}, [
        htmlElement(document, 'thead', {}, [
          htmlElement(
            document,
            'tr',
            {},
            table.columns.map((name) => htmlElement(document, 'th', { scope: 'col' }, [name])),
          ),
        ]),
        htmlElement(
          document,
          'tbody',
          {},
          rows.map((row) =>
            htmlElement(
              document,
              'tr',
              {},
              row.map((value) => htmlElement(document, 'td', {}, [cell(value)])),
            ),
          ),
        ),
      ]),
    ]),
  ]);
}
