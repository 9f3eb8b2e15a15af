import type { DataInput, TextInput } from '../demo/input.ts';
import { inputProblem } from '../demo/inputProblem.ts';
import type { Field, Tell } from './connectField.ts';

/**
 * A field for a text or for rows of numbers.
 *
 * What is typed counts as soon as it is valid. Only when the reader is done with it the field says what is wrong; the
 * text stays, so that it can be corrected.
 */
export function connectText(
  control: HTMLElement,
  input: TextInput | DataInput,
  tell: Tell,
  signal: AbortSignal,
): Field {
  const field = control.querySelector<HTMLInputElement | HTMLTextAreaElement>('textarea, input[type=text]')!;
  const message = control.querySelector('.problem')!;
  let shown: string | undefined;
  const say = (problem: string | undefined): void => {
    message.textContent = problem ?? '';
    field.setAttribute('aria-invalid', String(problem !== undefined));
  };
  const read = (isFinal: boolean): void => {
    const problem = inputProblem(input, field.value);
    if (problem === undefined || isFinal) say(problem);
    if (problem === undefined) tell(field.value, isFinal);
  };
  field.addEventListener('input', () => read(false), { signal });
  field.addEventListener('change', () => read(true), { signal });
  const replace = (text: string): void => {
    field.value = text;
    read(true);
  };
  connectExamples(control, examplesOf(input), replace, signal);
  if (input.kind === 'data') connectFile(control, replace, signal);
  return {
    show: (value) => {
      // A setting that has not changed does not overwrite what is typed: that may be wrong still, or was refused.
      if (value === shown) return;
      shown = String(value);
      if (field.value !== shown) field.value = shown;
      say(undefined);
    },
    forget: () => {
      shown = undefined;
    },
  };
}

function examplesOf(input: TextInput | DataInput): readonly string[] {
  return input.kind === 'text' ? input.examples : input.presets.map(({ rows }) => rows);
}

function connectExamples(
  control: HTMLElement,
  examples: readonly string[],
  replace: (text: string) => void,
  signal: AbortSignal,
): void {
  const select = control.querySelector('select')!;
  const use = (): void => {
    if (select.value !== '') replace(examples[Number(select.value)]!);
    // The list says what can be put in, not what is there: that may be changed afterwards.
    select.value = '';
  };
  select.addEventListener('change', use, { signal });
}

function connectFile(control: HTMLElement, replace: (text: string) => void, signal: AbortSignal): void {
  const file = control.querySelector<HTMLInputElement>('input[type=file]')!;
  const use = async (): Promise<void> => {
    const text = await file.files?.[0]?.text();
    file.value = '';
    if (text !== undefined) replace(text);
  };
  file.addEventListener('change', use, { signal });
}
