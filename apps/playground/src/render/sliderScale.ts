import type { NumberInput } from '../demo/input.ts';

/** `min`, `max` and `step` of the slider of an input. On a logarithmic scale it moves the exponent of ten. */
export function sliderRange(input: NumberInput): { min: number; max: number; step: number } {
  const [low, high] = input.range;
  return { min: positionOf(input, low), max: positionOf(input, high), step: input.step };
}

/** Where the slider of an input stands for a value. */
export function positionOf(input: NumberInput, value: number): number {
  return input.scale === 'log' ? Math.log10(value) : value;
}

/** The value of an input for a position of its slider, in its range, and whole if the input is. */
export function valueAt(input: NumberInput, position: number): number {
  // Twelve digits remove what the step adds in the last places, 0.30000000000000004.
  const value = Number((input.scale === 'log' ? 10 ** position : position).toPrecision(12));
  return clamp(input, input.isInteger ? Math.round(value) : value);
}

/** The nearest value in the range of an input; 0 for −0, which a permalink could not keep. */
export function clamp(input: NumberInput, value: number): number {
  return Math.min(Math.max(value, input.range[0]), input.range[1]) + 0;
}
