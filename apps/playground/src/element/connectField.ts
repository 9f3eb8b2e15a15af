import { type ChoiceInput, type Input, type NumberInput, valueText } from '../demo/input.ts';
import { inputProblem } from '../demo/inputProblem.ts';
import type { Setting } from '../demo/settings.ts';
import { clamp, positionOf, valueAt } from '../render/sliderScale.ts';
import { connectText } from './textField.ts';

/** The form elements of one input at work. */
export interface Field {
  readonly show: (value: Setting) => void;
  readonly forget: () => void;
}

/** Gets a new valid value of one input; `isFinal` is false while the reader is still changing it. */
export type Tell = (value: Setting, isFinal: boolean) => void;

/** Brings the form elements made by `renderField` to life. */
export function connectField(control: HTMLElement, input: Input, tell: Tell, signal: AbortSignal): Field {
  switch (input.kind) {
    case 'choice':
      return connectChoice(control, input, tell, signal);
    case 'text':
    case 'data':
      return connectText(control, input, tell, signal);
    default:
      return connectNumber(control, input, tell, signal);
  }
}

function connectNumber(control: HTMLElement, input: NumberInput, tell: Tell, signal: AbortSignal): Field {
  const slider = control.querySelector<HTMLInputElement>('input[type=range]')!;
  const box = control.querySelector<HTMLInputElement>('input[type=number]')!;
  for (const type of ['input', 'change'] as const)
    slider.addEventListener(type, () => tell(valueAt(input, slider.valueAsNumber), type === 'change'), { signal });
  const readBox = (): void => {
    const problem = inputProblem(input, box.valueAsNumber);
    box.setCustomValidity(problem ?? '');
    if (problem === undefined) tell(clamp(input, box.valueAsNumber), true);
    else box.reportValidity();
  };
  box.addEventListener('change', readBox, { signal });
  return {
    show: (setting) => {
      const value = Number(setting);
      slider.value = String(positionOf(input, value));
      slider.setAttribute('aria-valuetext', valueText(input, value));
      if (box.valueAsNumber !== value) box.value = String(value);
      box.setCustomValidity('');
    },
    forget: () => {},
  };
}

function connectChoice(control: HTMLElement, _input: ChoiceInput, tell: Tell, signal: AbortSignal): Field {
  const select = control.querySelector('select')!;
  select.addEventListener('change', () => tell(select.value, true), { signal });
  return {
    show: (value) => {
      select.value = String(value);
    },
    forget: () => {},
  };
}
