import type { AnyMeta, Input } from '../demo/meta.ts';
import { inputProblem, type Settings } from '../demo/settings.ts';
import { clamp, positionOf, valueAt } from '../render/sliderScale.ts';

/** The controls of a demo on the page: they tell changes, and show settings that were changed elsewhere. */
export class ControlForm {
  readonly #controls: readonly { input: Input; slider: HTMLInputElement; box: HTMLInputElement }[];

  /** @param change gets the new value of one input; `isFinal` is false while its slider moves */
  constructor(
    root: ParentNode,
    meta: AnyMeta,
    change: (settings: Record<string, number>, isFinal: boolean) => void,
    signal: AbortSignal,
  ) {
    this.#controls = meta.inputs.map((input) => {
      const control = root.querySelector<HTMLElement>(`[data-input="${input.name}"]`)!;
      const slider = control.querySelector<HTMLInputElement>('input[type=range]')!;
      const box = control.querySelector<HTMLInputElement>('input[type=number]')!;
      for (const type of ['input', 'change'] as const)
        slider.addEventListener(
          type,
          () => change({ [input.name]: valueAt(input, slider.valueAsNumber) }, type === 'change'),
          { signal },
        );
      box.addEventListener('change', () => readBox(input, box, change), { signal });
      return { input, slider, box };
    });
  }

  /** Shows these settings, except in the box where the reader is typing. */
  show(settings: Settings): void {
    for (const { input, slider, box } of this.#controls) {
      const value = settings[input.name]!;
      slider.value = String(positionOf(input, value));
      slider.setAttribute('aria-valuetext', `${input.plain} = ${value}${input.unit && ` ${input.unit}`}`);
      if (box.valueAsNumber !== value) box.value = String(value);
      box.setCustomValidity('');
    }
  }
}

function readBox(
  input: Input,
  box: HTMLInputElement,
  change: (settings: Record<string, number>, isFinal: boolean) => void,
): void {
  const problem = inputProblem(input, box.valueAsNumber);
  box.setCustomValidity(problem ?? '');
  if (problem === undefined) change({ [input.name]: clamp(input, box.valueAsNumber) }, true);
  else box.reportValidity();
}
