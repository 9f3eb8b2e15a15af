import type { AnyMeta } from '../demo/meta.ts';
import type { Settings } from '../demo/settings.ts';
import { words } from '../words.ts';
import { htmlElement } from './htmlElement.ts';

/** The facts that a demo states, each with the grade of truth of its number. */
export function renderOutputs(document: Document, meta: AnyMeta, results: unknown, settings: Settings): HTMLElement {
  return htmlElement(
    document,
    'dl',
    { class: 'outputs' },
    meta.outputs.map((output) =>
      htmlElement(document, 'div', { 'data-output': output.name }, [
        htmlElement(document, 'dt', {}, [
          output.label,
          ' ',
          htmlElement(document, 'span', { class: 'grade', 'data-grade': output.grade }, [words.grades[output.grade]]),
        ]),
        htmlElement(document, 'dd', {}, [output.text(results as never, settings)]),
      ]),
    ),
  );
}
