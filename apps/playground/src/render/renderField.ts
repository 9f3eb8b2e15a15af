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
      'aria-label': words.exact(input.plain === undefined ? input.label : `${input.label} ${input.plain}`),
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
      maxlength: input.maxLength,
      ...plainTyping,
      'aria-describedby': `${id}-help ${id}-problem`,
    }),
    exampleList(document, input.label, input.examples),
  ];
}

function dataField(document: Document, input: DataInput, value: string, id: string): HTMLElement[] {
  return [
    htmlElement(document, 'textarea', { id, rows: 3, ...plainTyping, 'aria-describedby': `${id}-help ${id}-problem` }, [
      value,
    ]),
    exampleList(
      document,
      input.label,
      input.presets.map(({ label }) => label),
    ),
    htmlElement(document, 'input', {
      type: 'file',
      accept: '.csv,.tsv,.txt,text/csv,text/plain',
      'aria-label': words.readFile(input.label),
    }),
  ];
}

/** Examples by name; the value of each is its position. */
function exampleList(document: Document, label: string, names: readonly string[]): HTMLElement {
  return htmlElement(document, 'select', { 'aria-label': words.examplesFor(label) }, [
    htmlElement(document, 'option', { value: '' }, [words.examples]),
    ...names.map((name, k) => htmlElement(document, 'option', { value: k }, [name])),
  ]);
}

/** What is typed are formulas and numbers, not prose. */
const plainTyping = { spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', translate: 'no' };
