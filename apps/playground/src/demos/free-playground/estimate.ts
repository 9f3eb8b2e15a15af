import { rowsOf } from './dataForm.ts';
import type { FreeSettings } from './freeSettings.ts';
import { readWidths } from './widths.ts';

/** More than this, in seconds and in bytes, is refused before it begins. */
const budget = { seconds: 300, bytes: 4e8 };
/** A multiplication in the loss of one sample, in seconds: measured with generated code, rounded up. */
const product = 1e-7;
/** The loss on the plane, with its creases, in losses. */
const planeLosses = 10_000;
/** How often the sharpness is computed. */
const spectra = 60;

/** The number of parameters of a network with one input and one output. */
function parameterCount({ widths, biases }: FreeSettings): number {
  const sizes = [1, ...(readWidths(widths) as readonly number[]), 1];
  const weights = sizes.slice(1).reduce((sum, size, k) => sum + size * sizes[k]!, 0);
  return weights + (biases === 'yes' ? sizes.slice(1).reduce((sum, size) => sum + size, 0) : 0);
}

/** About how long the pictures take on an ordinary machine, in seconds, and how much memory, in bytes. */
export function estimate(settings: FreeSettings): { seconds: number; bytes: number } {
  const parameters = parameterCount(settings);
  const loss = product * parameters * rowsOf(settings.data).length;
  const gradient = 3 * loss;
  // Dense up to 60 parameters, then about as many products as Lanczos needs.
  const sharpness = 2 * gradient * Math.min(parameters, 60);
  const spectrum = 2 * gradient * Math.min(parameters, 200) + 5e-8 * Math.min(parameters, 200) ** 3;
  const seconds = settings.steps * 2 * gradient + spectra * sharpness + spectrum + planeLosses * loss;
  return { seconds, bytes: 4 * 8 * settings.steps * parameters };
}

/** Why these settings are too much; `undefined` if they are not. */
export function budgetProblem(settings: FreeSettings): string | undefined {
  const { seconds, bytes } = estimate(settings);
  if (seconds > budget.seconds)
    return `This would take about ${Math.round(seconds / 60)} minutes, more than the ${budget.seconds / 60} that this figure allows. Take fewer steps, units or data points; the command line has no such limit.`;
  if (bytes > budget.bytes)
    return `This would need about ${Math.round(bytes / 1e6)} MB for the points of the descent, more than the ${budget.bytes / 1e6} MB that this figure allows. Take fewer steps or units.`;
  return undefined;
}
