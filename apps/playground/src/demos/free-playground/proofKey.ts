import type { FreeSettings } from './freeSettings.ts';

/** What a proof depends on, as a text. */
export function proofKey({ widths, activation, biases, data, loss, stepSize }: FreeSettings): string {
  return JSON.stringify([widths, activation, biases, data, loss, stepSize]);
}
