import { UsageError } from '@crease/tensor';
import type { Undecided } from './interpret.js';

/**
 * The reading itself, where the caller has made sure that it is decided: of a program that is a polynomial, all pieces
 * fixed.
 *
 * @throws UsageError if it is not
 */
export function computed<R extends { readonly status: 'computed' }>(reading: R | Undecided, caller: string): R {
  if (reading.status === 'computed') return reading;
  throw new UsageError(
    `${caller}: expected a program that is a polynomial with fixed pieces, but ${reading.reason}${reading.scope === '' ? '' : ` (in scope "${reading.scope}")`}. Restrict it to a pattern first.`,
  );
}
