import { type Arithmetic, roundRational } from '@crease/symbolic';
import { type AtomName, atoms, power } from '@crease/tensor';

/** The unevaluated sum of two doubles. */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

/**
 * Numbers of about 100 bits: the judge of enclosures where values are irrational. It shares no code with intervals:
 * Knuth's and Dekker's operations, power series, and Newton steps from the kernels of @crease/tensor.
 */
export const doubleDoubles: Arithmetic<DoubleDouble> = {
  name: 'double-double',
  zero: of(0),
  one: of(1),
  fromNumber: of,
  fromRatio: (numerator, denominator) => div(of(numerator), of(denominator)),
  add,
  sub: (a, b) => add(a, neg(b)),
  mul,
  neg,
  div,
  power: (a, exponent) => power(a, exponent, mul),
  scale: (a, numerator, denominator) => div(mul(a, of(numerator)), of(denominator)),
  isZero: (a) => a.high === 0 && a.low === 0,
  isValid: (a) => Number.isFinite(a.high),
  atom: (name, a) => functions[name](a),
  compare: (a, b) => {
    const { high } = add(a, of(-b));
    return high < 0 ? -1 : high > 0 ? 1 : high === 0 ? 0 : undefined;
  },
  toNumber: (a) => a.high,
};

function of(high: number): DoubleDouble {
  return { high, low: 0 };
}

function normal(a: number, b: number): DoubleDouble {
  const high = a + b;
  return { high, low: b - (high - a) };
}

function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const s = a.high + b.high;
  const t = s - a.high;
  const rest = a.high - (s - t) + (b.high - t);
  const low = a.low + b.low;
  const u = low - a.low;
  const lowRest = a.low - (low - u) + (b.low - u);
  const middle = normal(s, rest + low);
  return normal(middle.high, middle.low + lowRest);
}

function neg(a: DoubleDouble): DoubleDouble {
  return { high: -a.high, low: -a.low };
}

function mul(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const p = a.high * b.high;
  const [aTop, bTop] = [halfOf(a.high), halfOf(b.high)];
  const [aRest, bRest] = [a.high - aTop, b.high - bTop];
  const error = aTop * bTop - p + aTop * bRest + aRest * bTop + aRest * bRest;
  return normal(p, error + (a.high * b.low + a.low * b.high));
}

function halfOf(a: number): number {
  const scaled = 134217729 * a;
  return scaled - (scaled - a);
}

function div(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.high / b.high;
  const rest = add(a, neg(mul(of(first), b)));
  const second = rest.high / b.high;
  const third = add(rest, neg(mul(of(second), b))).high / b.high;
  return add(normal(first, second), of(third));
}

/** A constant of a hundred digits as a quotient of integers. */
function constant(digits: string): DoubleDouble {
  const [whole, fraction = ''] = digits.split('.');
  const value = { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
  const high = roundRational(value, 'nearest');
  const scaled = BigInt(high * 2 ** 60);
  const rest = {
    numerator: value.numerator * 2n ** 60n - scaled * value.denominator,
    denominator: value.denominator * 2n ** 60n,
  };
  return { high, low: roundRational(rest, 'nearest') };
}

const halfPi = constant('1.57079632679489661923132169163975144209858469968755291');
const ln2 = constant('0.693147180559945309417232121458176568075500134360255254');
const one = of(1);
const half = of(0.5);

/** Σ x^k/k! from k = `first`, for small x. */
function series(x: DoubleDouble, first: number, sign: 1 | -1 = 1, step = 1): DoubleDouble {
  let term = one;
  for (let k = 1; k <= first; k++) term = div(mul(term, x), of(k));
  let sum = of(0);
  for (let k = first; Math.abs(term.high) > 1e-36 * Math.abs(sum.high) && k < 200; k += step) {
    sum = add(sum, term);
    for (let j = 1; j <= step; j++) term = div(mul(term, x), of(k + j));
    if (sign < 0) term = neg(term);
  }
  return sum;
}

function exp(x: DoubleDouble): DoubleDouble {
  const k = Math.round(x.high / ln2.high);
  const r = add(x, neg(mul(of(k), ln2)));
  const value = series(r, 0);
  // In two steps: 2^k may be no double.
  const near = Math.trunc(k / 2);
  return mul(mul(value, of(2 ** near)), of(2 ** (k - near)));
}

function expm1(x: DoubleDouble): DoubleDouble {
  return Math.abs(x.high) < 0.5 ? series(x, 1) : add(exp(x), of(-1));
}

function log(x: DoubleDouble): DoubleDouble {
  const start = of(atoms.log.evaluate(x.high));
  return add(start, add(mul(x, exp(neg(start))), of(-1)));
}

function log1p(x: DoubleDouble): DoubleDouble {
  if (Math.abs(x.high) > 0.5) return log(add(one, x));
  const start = of(atoms.log1p.evaluate(x.high));
  const value = expm1(start);
  return add(start, div(add(x, neg(value)), add(one, value)));
}

function sine(x: DoubleDouble): DoubleDouble {
  const quarter = Math.round(x.high / halfPi.high);
  const r = add(x, neg(mul(of(quarter), halfPi)));
  const value = quarter % 2 === 0 ? series(r, 1, -1, 2) : series(r, 0, -1, 2);
  return ((quarter % 4) + 4) % 4 < 2 ? value : neg(value);
}

function cosine(x: DoubleDouble): DoubleDouble {
  // cos x = sin(x + π/2) loses what x is near a zero; by hand instead.
  const quarter = Math.round(x.high / halfPi.high);
  const r = add(x, neg(mul(of(quarter), halfPi)));
  const value = quarter % 2 === 0 ? series(r, 0, -1, 2) : series(r, 1, -1, 2);
  return [0, 3].includes(((quarter % 4) + 4) % 4) ? value : neg(value);
}

function sigmoid(x: DoubleDouble): DoubleDouble {
  return div(one, add(one, exp(neg(x))));
}

function density(x: DoubleDouble): DoubleDouble {
  return div(exp(neg(mul(half, mul(x, x)))), squareRoot(mul(of(4), halfPi)));
}

function squareRoot(x: DoubleDouble): DoubleDouble {
  if (x.high === 0) return x;
  const root = of(Math.sqrt(x.high));
  return add(root, div(add(x, neg(mul(root, root))), of(2 * root.high)));
}

function distribution(x: DoubleDouble): DoubleDouble {
  let [term, sum] = [x, x];
  for (let odd = 3; Math.abs(term.high) > 1e-40 * Math.abs(sum.high); odd += 2) {
    term = div(mul(term, mul(x, x)), of(odd));
    sum = add(sum, term);
  }
  return add(half, mul(density(x), sum));
}

const functions: Readonly<Record<AtomName, (x: DoubleDouble) => DoubleDouble>> = {
  exp,
  expm1,
  log,
  log1p,
  tanh: (x) => {
    const doubled = expm1(mul(of(2), x));
    return div(doubled, add(doubled, of(2)));
  },
  sigmoid,
  softplus: (x) => (x.high > 0 ? add(x, log1p(exp(neg(x)))) : log1p(exp(x))),
  normalCdf: distribution,
  normalDensity: density,
  atan: (x) => {
    const start = of(atoms.atan.evaluate(x.high));
    const [s, c] = [sine(start), cosine(start)];
    // tan(arctan x − y) = (x cos y − sin y)/(cos y + x sin y), and the angle is so small that it is its tangent.
    return add(start, div(add(mul(x, c), neg(s)), add(c, mul(x, s))));
  },
  sin: sine,
  cos: cosine,
  sqrt: squareRoot,
};
