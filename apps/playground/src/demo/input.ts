/** What every input has. */
interface InputBase {
  /** Its key in the settings, in the permalink and in exported files. */
  readonly name: string;
  /** Words for its control. */
  readonly label: string;
  /** LaTeX, if it has a symbol. */
  readonly symbol?: string;
  /** The symbol, or a short word, in plain characters, for axes and messages; otherwise the label stands there. */
  readonly plain?: string;
  readonly help: string;
  /** Rarely changed: its control is behind "More settings". */
  readonly isAdvanced?: boolean;
}

/** A number, set by a slider and a box. */
export interface NumberInput extends InputBase {
  readonly kind?: 'number';
  readonly range: readonly [number, number];
  /** Of the slider: linear if left out. */
  readonly scale?: 'linear' | 'log';
  /** What an arrow key adds on the slider (on a logarithmic scale: to the exponent of ten). */
  readonly step: number;
  readonly isInteger?: boolean;
  readonly default: number;
  /** Left out for a pure number. */
  readonly unit?: string;
}

/** One of a few names. */
export interface ChoiceInput extends InputBase {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly default: string;
}

/** A text that the reader types. */
export interface TextInput extends InputBase {
  readonly kind: 'text';
  readonly default: string;
  /** So many UTF-16 units are accepted. */
  readonly maxLength: number;
  /** Valid texts, offered while the reader types. */
  readonly examples: readonly string[];
  /** What is wrong with a text, in words; `undefined` if nothing is. */
  readonly problem: (text: string) => string | undefined;
}

/** Rows of numbers, typed, pasted or read from a CSV file. Its value is a text that `readRows` understands. */
export interface DataInput extends InputBase {
  readonly kind: 'data';
  /** Names of the columns. */
  readonly columns: readonly string[];
  readonly maxRows: number;
  readonly default: string;
  /** Data to begin with. */
  readonly presets: readonly { readonly label: string; readonly rows: string }[];
}

/** Something that the reader can change. An input without `kind` is a number. */
export type Input = NumberInput | ChoiceInput | TextInput | DataInput;

/** True for an input that is a number. */
export function isNumberInput(input: Input): input is NumberInput {
  return input.kind === undefined || input.kind === 'number';
}

/** What a number is, in words for a screen reader: `η = 0.5`. */
export function valueText(input: NumberInput, value: number): string {
  return `${nameOf(input)} = ${value}${input.unit === undefined ? '' : ` ${input.unit}`}`;
}

/** What an input is called in messages. */
export function nameOf(input: Input): string {
  return input.plain ?? input.label;
}
