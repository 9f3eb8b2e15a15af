import type { ChoiceInput, DataInput, Input, NumberInput, TextInput } from '../demo/input.ts';
import type { Setting } from '../demo/settings.ts';
import { words } from '../words.ts';
import { htmlElement } from './htmlElement.ts';
import { positionOf, sliderRange } from './sliderScale.ts';

/** The form elements for one input; `id` is that of the one that its label names. */
export function renderField(document: Document, input: Input, value: Setting, id: string): HTMLElement[] {
  switch (input.kind) {
    case 'choice':
      return [choiceField(document, input, value, id)];
    case 'text':
      return textField(document, input, String(value), id);
    case 'data':
      return dataField(document, input, String(value), id);
    default:
      return numberField(document, input, Number(value), id);
  }
}

function numberField(document: Document, input: NumberInput, value: number, id: string): HTMLElement[] {
  return [
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
      ...sliderRange(input),
      value: positionOf(input, value),
      'aria-describedby': `${id}-help`,
    }),
  ];
}

function choiceField(document: Document, input: ChoiceInput, value: Setting, id: string): HTMLElement {
  const options = input.options.map((option) =>
    htmlElement(document, 'option', { value: option.value, selected: option.value === value }, [option.label]),
  );
  return htmlElement(document, 'select', { id, 'aria-describedby': `${id}-help` }, options);
}

function textField(document: Document, input: TextInput, value: string, id: string): HTMLElement[] {
  return [
    htmlElement(document, 'input', {
      type: 'text',
      id,
      value,
      list: `${id}-examples`,
      maxlength: input.maxLength,
      ...plainTyping,
      'aria-describedby': `${id}-help ${id}-problem`,
    }),
    htmlElement(
      document,
      'datalist',
      { id: `${id}-examples` },
      input.examples.map((example) => htmlElement(document, 'option', { value: example })),
    ),
  ];
}

function dataField(document: Document, input: DataInput, value: string, id: string): HTMLElement[] {
  const presets = input.presets.map(({ label }, k) => htmlElement(document, 'option', { value: k }, [label]));
  return [
    htmlElement(document, 'textarea', { id, rows: 4, ...plainTyping, 'aria-describedby': `${id}-help ${id}-problem` }, [
      value,
    ]),
    htmlElement(document, 'select', { 'aria-label': words.presets(input.label) }, [
      htmlElement(document, 'option', { value: '' }, [words.choosePreset]),
      ...presets,
    ]),
    htmlElement(document, 'input', {
      type: 'file',
      accept: '.csv,.tsv,.txt,text/csv,text/plain',
      'aria-label': words.readFile(input.label),
    }),
  ];
}

/** What is typed are formulas and numbers, not prose. */
const plainTyping = { spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', translate: 'no' };
