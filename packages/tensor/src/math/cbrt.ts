import { highWord } from './highWord.js';
import { powerOffset, powersOfTwo } from './powersOfTwo.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const powers = powersOfTwo;
const offset = powerOffset;

/**
 * Returns the cube root of x, the same bits on every engine.
 *
 * With $x = 2^{3k} m$, $1 \le m < 8$: Halley's iteration for $\sqrt[3]{m}$, rounded to 26 bits so that its square is exact,
 * and one step of Newton's from there.
 *
 * @param x any double; `cbrt(-0)` is −0, ±Infinity give ±Infinity
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example cbrt(27) // 3
 */
export function cbrt(x: number): number {
  const size = Math.abs(x);
  if (!(size > 0 && size < Infinity)) return x;
  if (size < 2.2250738585072014e-308) return cbrt(x * 18014398509481984) / 262144; // subnormal: times 2^54
  const exponent = (highWord(size) >> 20) - 1023;
  const third = Math.floor(exponent / 3);
  // Two factors: 2^(−3·third) alone may not be a double.
  const m = size * powers[offset - third]! * powers[offset - 2 * third]!;
  let t = 0.62 + m * (0.41 - m * 0.0325);
  for (let step = 0; step < 3; step++) {
    const cube = t * t * t;
    t = (t * (cube + 2 * m)) / (2 * cube + m);
  }
  const scaled = 134217729 * t;
  const short = scaled - (scaled - t);
  const rest = m / (short * short) - short;
  const root = (short + (short * rest) / (3 * short + rest)) * powers[offset + third]!;
  return x < 0 ? -root : root;
}
