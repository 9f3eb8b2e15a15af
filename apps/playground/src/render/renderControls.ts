import type { AnyMeta, Input } from '../demo/meta.ts';
import type { Settings } from '../demo/settings.ts';
import { words } from '../words.ts';
import { htmlElement } from './htmlElement.ts';
import type { Page } from './page.ts';
import { positionOf, sliderRange } from './sliderScale.ts';

/** The controls of a demo: for each input a slider, a box for the exact number, and its help. */
export function renderControls(page: Page, meta: AnyMeta, settings: Settings): HTMLElement {
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

function renderControl(page: Page, demo: string, input: Input, value: number): HTMLElement {
  const { document } = page;
  const id = `${demo}-${input.name}`;
  const slider = sliderRange(input);
  return htmlElement(document, 'div', { class: 'control', 'data-input': input.name }, [
    htmlElement(document, 'label', { for: id }, [input.label, ' ', page.formula(input.symbol, input.plain)]),
    htmlElement(document, 'input', {
      type: 'number',
      min: input.range[0],
      max: input.range[1],
      step: input.isInteger ? 1 : 'any',
      value,
      'aria-label': words.exact(`${input.label} ${input.plain}`),
    }),
    htmlElement(document, 'input', {
      type: 'range',
      id,
      ...slider,
      value: positionOf(input, value),
      'aria-describedby': `${id}-help`,
    }),
    htmlElement(document, 'small', { id: `${id}-help` }, [input.help]),
  ]);
}
