import { ln2Fixed, piFixed } from './constants.js';
import { expFixed, type ScaledRange } from './exponential.js';
import {
  addFixed,
  divideFixed,
  type FixedRange,
  fixedQuotient,
  multiplyFixed,
  negateFixed,
  squareRootFixed,
} from './fixedPoint.js';
import { logFixed } from './logarithm.js';
import { normalCdfFixed, normalDensityFixed } from './normal.js';
import { atanFixed, sineAndCosineFixed } from './trigonometric.js';

/** The name of a function with rigorous bounds at every double of its domain. */
export type ElementaryName =
  | 'exp'
  | 'exp2'
  | 'exp10'
  | 'expm1'
  | 'log'
  | 'log2'
  | 'log10'
  | 'log1p'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'asinh'
  | 'acosh'
  | 'atanh'
  | 'sigmoid'
  | 'softplus'
  | 'normalCdf'
  | 'normalDensity';

/**
 * Bounds of f(n/d), d > 0, in fixed point, narrower the more bits; `undefined` where these are too few to tell anything.
 */
export type RangeOf = (n: bigint, d: bigint, bits: number) => FixedRange | ScaledRange | undefined;

/** Bounds of the elementary functions, each reduced to exp, ln, arctan, sine and cosine in integers. */
export const ranges: Readonly<Record<ElementaryName, RangeOf>> = {
  exp: (n, d, bits) => expFixed(fixedQuotient(n, d, bits), bits),
  exp2: (n, d, bits) => expFixed(multiplyFixed(fixedQuotient(n, d, bits), ln2Fixed(bits), bits), bits),
  exp10: (n, d, bits) => expFixed(multiplyFixed(fixedQuotient(n, d, bits), logFixed(10n, 1n, bits), bits), bits),
  expm1: (n, d, bits) => plusOne(unscaled(expFixed(fixedQuotient(n, d, bits), bits)), bits, -1n),
  log: logFixed,
  log2: (n, d, bits) => divideFixed(logFixed(n, d, bits), ln2Fixed(bits), bits),
  log10: (n, d, bits) => divideFixed(logFixed(n, d, bits), logFixed(10n, 1n, bits), bits),
  log1p: (n, d, bits) => logFixed(d + n, d, bits),
  sin: (n, d, bits) => sineAndCosineFixed(n, d, bits).sine,
  cos: (n, d, bits) => sineAndCosineFixed(n, d, bits).cosine,
  tan: (n, d, bits) => {
    const { sine, cosine } = sineAndCosineFixed(n, d, bits);
    if (cosine.lower > 0n) return divideFixed(sine, cosine, bits);
    return cosine.upper < 0n ? divideFixed(negateFixed(sine), negateFixed(cosine), bits) : undefined;
  },
  asin: odd(arcSine),
  acos: (n, d, bits) => addFixed(half(piFixed(bits)), negateFixed(odd(arcSine)(n, d, bits) as FixedRange)),
  atan: odd(atanFixed),
  sinh: odd((n, d, bits) => {
    const power = unscaled(expFixed(fixedQuotient(n, d, bits), bits));
    return half(addFixed(power, negateFixed(inverse(power, bits))));
  }),
  cosh: (n, d, bits) => {
    const power = unscaled(expFixed(fixedQuotient(n < 0n ? -n : n, d, bits), bits));
    return half(addFixed(power, inverse(power, bits)));
  },
  tanh: odd((n, d, bits) => {
    const square = unscaled(expFixed(fixedQuotient(2n * n, d, bits), bits));
    return divideFixed(plusOne(square, bits, -1n), plusOne(square, bits, 1n), bits);
  }),
  asinh: odd((n, d, bits) => logOfSumWithRoot(n, d, n * n + d * d, bits)),
  acosh: (n, d, bits) => logOfSumWithRoot(n, d, n * n - d * d, bits),
  atanh: odd((n, d, bits) => half(logFixed(d + n, d - n, bits))),
  sigmoid: (n, d, bits) => {
    const power = expFixed(fixedQuotient(n < 0n ? n : -n, d, bits), bits);
    const sum = plusOne(unscaled(power), bits, 1n);
    // e^x / (1 + e^x) keeps its leading bits however small it is.
    if (n < 0n) return { ...divideFixed(power, sum, bits), exponent: power.exponent };
    return inverse(sum, bits);
  },
  softplus: (n, d, bits) => {
    if (n > 800n * d) return addFixed(fixedQuotient(n, d, bits), { lower: 0n, upper: 1n });
    return logOfRange(plusOne(unscaled(expFixed(fixedQuotient(n, d, bits), bits)), bits, 1n), bits);
  },
  normalCdf: normalCdfFixed,
  normalDensity: normalDensityFixed,
};

/** The bounds of an odd function from those for n ≥ 0. */
function odd(positive: (n: bigint, d: bigint, bits: number) => FixedRange): RangeOf {
  return (n, d, bits) => (n < 0n ? negateFixed(positive(-n, d, bits)) : positive(n, d, bits));
}

/** arcsin x = arctan(x / √(1 − x²)) for 0 ≤ x ≤ 1. */
function arcSine(n: bigint, d: bigint, bits: number): FixedRange {
  if (n === d) return half(piFixed(bits));
  const root = squareRootFixed(fixedQuotient(d * d - n * n, d * d, bits), bits);
  // Too few bits to see that x < 1: only arctan is bounded.
  if (root.lower === 0n) return { lower: 0n, upper: half(piFixed(bits)).upper };
  const ratio = divideFixed(fixedQuotient(n, d, bits), root, bits);
  const one = 1n << BigInt(bits);
  return { lower: atanFixed(ratio.lower, one, bits).lower, upper: atanFixed(ratio.upper, one, bits).upper };
}

/** ln(n/d + √(radicand/d²)). */
function logOfSumWithRoot(n: bigint, d: bigint, radicand: bigint, bits: number): FixedRange {
  const root = squareRootFixed(fixedQuotient(radicand, d * d, bits), bits);
  return logOfRange(addFixed(fixedQuotient(n, d, bits), root), bits);
}

/** The logarithms of a positive range. */
function logOfRange(a: FixedRange, bits: number): FixedRange {
  const one = 1n << BigInt(bits);
  return { lower: logFixed(a.lower, one, bits).lower, upper: logFixed(a.upper, one, bits).upper };
}

function plusOne(a: FixedRange, bits: number, times: bigint): FixedRange {
  const one = times << BigInt(bits);
  return { lower: a.lower + one, upper: a.upper + one };
}

function inverse(a: FixedRange, bits: number): FixedRange {
  const one = 1n << BigInt(bits);
  return divideFixed({ lower: one, upper: one }, a, bits);
}

function half(a: FixedRange): FixedRange {
  return { lower: a.lower >> 1n, upper: -(-a.upper >> 1n) };
}

/** The same bounds in fixed point, without an exponent of their own. */
export function unscaled(a: ScaledRange): FixedRange {
  if (a.exponent >= 0) return { lower: a.lower << BigInt(a.exponent), upper: a.upper << BigInt(a.exponent) };
  return { lower: a.lower >> BigInt(-a.exponent), upper: -(-a.upper >> BigInt(-a.exponent)) };
}
