import { type Input, nameOf } from '../demo/input.ts';
import type { AnyMeta } from '../demo/meta.ts';
import type { AnySettings, Setting } from '../demo/settings.ts';
import { words } from '../words.ts';
import { htmlElement } from './htmlElement.ts';
import type { Page } from './page.ts';
import { renderField } from './renderField.ts';

/** The controls of a demo: for each input its label, the fields in which it is changed, and its help. */
export function renderControls(page: Page, meta: AnyMeta, settings: AnySettings): HTMLElement {
  const { document } = page;
  const control = (input: Input) => renderControl(page, meta.id, input, settings[input.name]!);
  const advanced = meta.inputs.filter((input) => input.isAdvanced);
  return htmlElement(document, 'fieldset', { class: 'controls' }, [
    htmlElement(document, 'legend', { class: 'visually-hidden' }, [words.settings]),
    ...meta.inputs.filter((input) => !input.isAdvanced).map(control),
    ...(advanced.length === 0
      ? []
      : [
          htmlElement(document, 'details', {}, [
            htmlElement(document, 'summary', {}, [words.advanced]),
            htmlElement(document, 'div', { class: 'controls' }, advanced.map(control)),
          ]),
        ]),
  ]);
}

/** The field itself is named by the label; help and problem describe it. */
function renderControl(page: Page, demo: string, input: Input, value: Setting): HTMLElement {
  const { document } = page;
  const id = `${demo}-${input.name}`;
  const symbol = input.symbol === undefined ? [] : [' ', page.formula(input.symbol, nameOf(input))];
  return htmlElement(document, 'div', { class: 'control', 'data-input': input.name, 'data-kind': input.kind }, [
    htmlElement(document, 'label', { for: id }, [input.label, ...symbol]),
    ...renderField(document, input, value, id),
    htmlElement(document, 'small', { id: `${id}-help` }, [input.help]),
    ...(input.kind === 'text' || input.kind === 'data'
      ? [htmlElement(document, 'small', { id: `${id}-problem`, class: 'problem', role: 'alert' })]
      : []),
  ]);
}
