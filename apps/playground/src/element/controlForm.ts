import type { AnyMeta } from '../demo/meta.ts';
import type { AnySettings, Setting } from '../demo/settings.ts';
import { connectField, type Field } from './connectField.ts';

/** The controls of a demo on the page: they tell changes, and show settings that were changed elsewhere. */
export class ControlForm {
  readonly #fields: readonly { readonly name: string; readonly field: Field }[];

  /** @param change gets the new value of one input; `isFinal` is false while its slider moves or its text is typed */
  constructor(
    root: ParentNode,
    meta: AnyMeta,
    change: (settings: AnySettings, isFinal: boolean) => void,
    signal: AbortSignal,
  ) {
    this.#fields = meta.inputs.map((input) => {
      const { name } = input;
      const control = root.querySelector<HTMLElement>(`[data-input="${name}"]`)!;
      const tell = (value: Setting, isFinal: boolean): void => change({ [name]: value }, isFinal);
      return { name, field: connectField(control, input, tell, signal) };
    });
  }

  /** Shows these settings, except in a field where the reader is typing. */
  show(settings: AnySettings): void {
    for (const { name, field } of this.#fields) field.show(settings[name]!);
  }

  /** Gives up what was typed and is not valid: the next settings shown are shown everywhere. */
  forget(): void {
    for (const { field } of this.#fields) field.forget();
  }
}
