import type { Schedule } from '@crease/symbolic';
import { losses, UsageError } from '@crease/tensor';

/**
 * The name of a loss, checked.
 *
 * @throws UsageError for unknown names, with a list
 */
export function lossArgument(text: string): string {
  if (Object.hasOwn(losses, text)) return text;
  throw new UsageError(`--loss: unknown loss "${text}". Known: ${Object.keys(losses).join(', ')}.`);
}

/**
 * A finite number.
 *
 * @throws UsageError for other text, and numbers that no double is near
 */
export function numberArgument(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new UsageError(`${option}: expected a number, got "${text}".`);
  if (!Number.isFinite(value)) throw new UsageError(`${option}: must be a number below 1.8e308 in size, got ${text}.`);
  return value;
}

/** A number greater than zero, such as a step size. */
export function positiveArgument(option: string, text: string): number {
  const value = numberArgument(option, text);
  if (!(value > 0)) throw new UsageError(`${option}: must be greater than 0, got ${text}.`);
  return value;
}

/** A whole number of at least `least`. */
export function countArgument(option: string, text: string, least: number): number {
  const value = numberArgument(option, text);
  if (!Number.isInteger(value) || value < least)
    throw new UsageError(`${option}: expected a whole number of at least ${least}, got "${text}".`);
  return value;
}

/** A whole number of either sign, such as a seed. */
export function integerArgument(option: string, text: string): number {
  const value = numberArgument(option, text);
  if (!Number.isSafeInteger(value)) throw new UsageError(`${option}: expected a whole number, got "${text}".`);
  return value;
}

/** Numbers separated by commas. */
export function listArgument(option: string, text: string): Float64Array {
  return Float64Array.from(text.split(','), (part) => numberArgument(option, part));
}

/** An open interval `a,b` with 0 ≤ a < b. */
export function rangeArgument(option: string, text: string): [number, number] {
  const [from, to, ...rest] = listArgument(option, text);
  if (from === undefined || to === undefined || rest.length > 0 || from < 0 || !(from < to))
    throw new UsageError(`${option}: expected two numbers a,b with 0 ≤ a < b, got "${text}".`);
  return [from, to];
}

/** Step sizes `a:b:n`: n equally spaced ones from a to b, both included. */
export function stepSizesArgument(option: string, text: string): Float64Array {
  const parts = text.split(':');
  const [from, to, count] = parts;
  if (from === undefined || to === undefined || count === undefined || parts.length !== 3)
    throw new UsageError(`${option}: expected a:b:n (from, to, how many), got "${text}".`);
  const [a, b] = [positiveArgument(option, from), positiveArgument(option, to)];
  const n = countArgument(option, count, 1);
  if (n === 1 ? a !== b : !(a < b))
    throw new UsageError(`${option}: expected a < b (or a = b with n = 1), got "${text}".`);
  return Float64Array.from({ length: n }, (_, k) => (n === 1 ? a : a + ((b - a) * k) / (n - 1)));
}

/** A list of step sizes, or one of the formulas `s/(1+r*t)` and `s*f^t`. */
export function scheduleArgument(option: string, text: string): Schedule {
  const formula = text.replaceAll(' ', '');
  const inverse = /^([^/*,]+)\/\(1\+([^/*,()]+)\*t\)$/.exec(formula);
  if (inverse !== null)
    return { start: positiveArgument(option, inverse[1]!), rate: positiveArgument(option, inverse[2]!) };
  const power = /^([^/*,]+)\*([^/*,^]+)\^t$/.exec(formula);
  if (power !== null) {
    const factor = positiveArgument(option, power[2]!);
    if (factor >= 1) throw new UsageError(`${option}: the factor of s*f^t must be below 1, got ${power[2]}.`);
    return { start: positiveArgument(option, power[1]!), factor };
  }
  if (text.includes('t'))
    throw new UsageError(
      `${option}: expected step sizes separated by commas, or a formula s/(1+r*t) or s*f^t with numbers, got "${text}".`,
    );
  return text.split(',').map((part) => positiveArgument(option, part));
}
