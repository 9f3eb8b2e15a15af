import { type Rational, rational } from '../number/rational.js';

/**
 * A point with integer coordinates in −20 … 20, all of them different from 0: the `index`-th of a fixed sequence that
 * looks random.
 *
 * Nothing that is proved depends on how it was chosen; a special point only makes a proof fail.
 */
export function integerPoint(index: number, dimension: number): Rational[] {
  let state = (index + 1) * 0x9e3779b9;
  return Array.from({ length: dimension }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const draw = (mixed ^ (mixed >>> 14)) >>> 0;
    const magnitude = 1 + (draw % 20);
    return rational((draw >>> 16) % 2 === 0 ? magnitude : -magnitude);
  });
}
