import type { LanczosOptions } from './lanczosOptions.js';

/**
 * Returns which of some ascending values, together with those found before, belong to the wanted ends of the spectrum:
 * the flag k is true if `values[k]` does.
 *
 * @param found values found before
 * @param margin a value must be better than a found one by more than this to take its place
 */
export function wantedAmong(
  values: Float64Array,
  found: readonly number[],
  { count, which }: Pick<LanczosOptions, 'count' | 'which'>,
  margin: number,
): boolean[] {
  const isWanted = new Array<boolean>(values.length).fill(false);
  const j = values.length;
  if (which !== 'smallest') {
    for (let k = j - 1; k >= 0 && isBetter(values[k], j - 1 - k, 1); k--) isWanted[k] = true;
  }
  if (which !== 'largest') {
    for (let k = 0; k < j && isBetter(values[k], k, -1); k++) isWanted[k] = true;
  }
  if (which === 'both') {
    // One value cannot stand for both ends, as it would where all are equal.
    let missing = 2 * count - found.length - isWanted.filter(Boolean).length;
    for (let k = j - 1; k >= 0 && missing > 0; k--) {
      if (isWanted[k]) continue;
      isWanted[k] = true;
      missing--;
    }
  }
  return isWanted;

  /** Fewer than `count` values are at least as far out: `ahead` of the new ones, and some of those found before. */
  function isBetter(value: number, ahead: number, direction: 1 | -1): boolean {
    return ahead + found.filter((other) => direction * (other - value) >= -margin).length < count;
  }
}

/** Returns the indices of the wanted values among those found, ascending in value. */
export function selectWanted(
  found: readonly number[],
  { count, which }: Pick<LanczosOptions, 'count' | 'which'>,
): number[] {
  const order = Array.from(found.keys()).sort((a, b) => found[a] - found[b]);
  const fromTop = which === 'smallest' ? order.length : order.length - count;
  const toBottom = which === 'largest' ? 0 : count;
  return order.filter((_, rank) => rank < toBottom || rank >= fromTop);
}
