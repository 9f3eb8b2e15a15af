import type { AnyMeta, Grade, Output } from '../demo/meta.ts';
import type { AnySettings } from '../demo/settings.ts';
import { words } from '../words.ts';
import { htmlElement } from './htmlElement.ts';

/** The facts that a demo states, each with the grade of truth of its number. */
export function renderOutputs(document: Document, meta: AnyMeta, results: unknown, settings: AnySettings): HTMLElement {
  return htmlElement(
    document,
    'dl',
    { class: 'outputs' },
    meta.outputs.map((output) =>
      htmlElement(document, 'div', { 'data-output': output.name }, [
        htmlElement(document, 'dt', {}, [output.label, ' ', renderGrade(document, gradeOf(output, results, settings))]),
        htmlElement(document, 'dd', {}, [output.text(results as never, settings)]),
      ]),
    ),
  );
}

/** The badge with a grade; an empty one where nothing is claimed. */
export function renderGrade(document: Document, grade: Grade | undefined): HTMLElement {
  if (grade === undefined) return htmlElement(document, 'span', { class: 'grade', hidden: true });
  return htmlElement(document, 'span', { class: 'grade', 'data-grade': grade }, [words.grades[grade]]);
}

/** How far a fact can be trusted for these results. */
// biome-ignore lint/suspicious/noExplicitAny: its results and settings belong to its demo
export function gradeOf({ grade }: Output<never, any>, results: unknown, settings: AnySettings): Grade | undefined {
  return typeof grade === 'function' ? grade(results as never, settings) : grade;
}
