import {
  dualArithmetic,
  encloseProgram,
  equalRationals,
  evaluateExactly,
  formatRational,
  interpret,
  intervals,
  type Rational,
  rational,
  rationalFromNumber,
  rationals,
  roundRational,
  secondOrder,
} from '@crease/symbolic';
import {
  call,
  evaluate,
  gather,
  grad,
  jvp,
  mul,
  type Program,
  reshape,
  sizeOf,
  trace,
  type Value,
} from '@crease/tensor';
import { joined } from '../joined.ts';
import { type ProgramKind, randomProgram } from '../randomProgram.ts';
import { seeded } from '../seeded.ts';

/** What was compared, and what did not agree, in words. */
export interface Comparison {
  readonly compared: number;
  readonly failures: readonly string[];
  /** The largest distance from double to rational, as a multiple of 2^−53 times the largest number of the value's enclosure. */
  readonly largest: number;
}

/**
 * The values and the gradient of a random program read exactly and run in doubles.
 *
 * "To rounding" is meant rigorously: the enclosure of the program, which rounds outwards in every single operation in
 * the same order, contains the exact value and the double, so its width bounds every rounding error.
 */
export function exactAgainstDoubles(seed: number): Comparison {
  const { program, point } = problem(seed, 8);
  const failures: string[] = [];
  let [compared, largest] = [0, 0];
  for (const reading of [program, grad(program)]) {
    const exact = values(evaluateExactly(reading, [point.map(rationalFromNumber)]));
    const enclosures = values(encloseProgram(reading, [point.map(intervals.fromNumber)]));
    const doubles = evaluate(reading, [point]).flatMap((list) => [...list]);
    if (exact.length !== doubles.length) failures.push(`seed ${seed}: no exact value`);
    for (const [k, v] of exact.entries()) {
      const { lower, upper } = enclosures[k]!;
      compared += 1;
      const isInside = lower <= roundRational(v, 'down') && roundRational(v, 'up') <= upper;
      if (!(isInside && lower <= doubles[k]! && doubles[k]! <= upper))
        failures.push(`seed ${seed}, number ${k}: ${formatRational(v)} and ${doubles[k]} in [${lower}, ${upper}]`);
      const distance = roundRational(rationals.sub(v, rationalFromNumber(doubles[k]!)), 'nearest');
      const size = Math.max(Math.abs(lower), Math.abs(upper));
      if (size > 0) largest = Math.max(largest, Math.abs(distance) / (size * 2 ** -53));
    }
  }
  return { compared, failures, largest };
}

/**
 * Identities of derivatives between rationals, all of them equalities: reverse mode, forward mode, dual numbers and
 * 2-jets give one gradient and one Hessian, which is symmetric; product rule and chain rule.
 */
export function exactIdentities(seed: number): Comparison {
  const { program, point } = problem(seed, 5);
  const other = onSameInput(program, randomProgram(seeded(seed + 7919), 4, kind));
  const at = point.map(rationalFromNumber);
  const n = point.length;
  const failures: string[] = [];
  let compared = 0;
  const equal = (name: string, found: readonly Rational[], expected: readonly Rational[]): void => {
    for (const [k, v] of expected.entries()) {
      compared += 1;
      const own = found[k];
      if (own === undefined || !equalRationals(own, v))
        failures.push(
          `seed ${seed}, ${name}, number ${k}: ${own && formatRational(own)} instead of ${formatRational(v)}`,
        );
    }
  };
  const unit = (i: number): Rational[] => at.map((_, k) => rational(i === k ? 1 : 0));
  const run = (p: Program, ...inputs: readonly Rational[][]): readonly Rational[] => values(evaluateExactly(p, inputs));

  const gradient = run(grad(program), at);
  const forward = jvp(program, { wrt: [0] });
  const product = jvp(grad(program), { wrt: [0] });
  const columns = at.map((_, i) => run(product, at, unit(i)));
  equal(
    'forward mode',
    at.map((_, i) => run(forward, at, unit(i))[0]!),
    gradient,
  );
  const duals = at.map((_, i) => {
    const inputs = at.map((value, k) => ({ value, slope: rational(i === k ? 1 : 0) }));
    return values(interpret(program, [inputs], dualArithmetic(rationals)))[0]!.slope;
  });
  equal('dual numbers', duals, gradient);
  const jet = secondOrder(program, at, rationals);
  if (jet.status === 'undecided') return { compared, failures: [...failures, `seed ${seed}: no jet`], largest: 0 };
  equal('value of the jet', [jet.value], run(program, at));
  equal('gradient of the jet', jet.gradient, gradient);
  equal('Hessian of the jet', jet.hessian.flat(), columns.flat());
  equal(
    'transposed Hessian',
    columns.flat(),
    Array.from({ length: n * n }, (_, e) => columns[e % n]![Math.floor(e / n)]!),
  );

  const [value, otherValue] = [run(program, at)[0]!, run(other, at)[0]!];
  const otherGradient = run(grad(other), at);
  equal(
    'product rule',
    run(grad(combined(program, other)), at),
    gradient.map((g, k) => rationals.add(rationals.mul(g, otherValue), rationals.mul(value, otherGradient[k]!))),
  );
  equal(
    'chain rule for a cube',
    run(grad(cubed(program)), at),
    gradient.map((g) => rationals.mul(rationals.scale(rationals.mul(value, value), 3, 1), g)),
  );
  return { compared, failures, largest: 0 };
}

const kind: ProgramKind = 'piecewise polynomial';

/** A random program of one vector and a point whose coordinates are odd multiples of 1/16. */
function problem(seed: number, steps: number): { readonly program: Program; readonly point: number[] } {
  const random = seeded(seed);
  const program = joined(randomProgram(random, steps, kind));
  const point = Array.from({ length: sizeOf(program.inputs[0]!.shape) }, () => Math.floor(random() * 16) / 8 - 0.9375);
  return { program, point };
}

/** The second program with as many inputs as the first, taken again and again. */
function onSameInput(program: Program, other: Program): Program {
  const own = joined(other);
  const [length, needed] = [program, own].map((p) => sizeOf(p.inputs[0]!.shape));
  return trace({ all: [length!] }, ({ all }) =>
    call(own, [gatherCyclic(all, length!, needed!)]).map((v) => reshape(v, [])),
  );
}

function gatherCyclic(all: Value, length: number, count: number): Value {
  return gather(
    all,
    Array.from({ length: count }, (_, k) => k % length),
    [count],
  );
}

function combined(a: Program, b: Program): Program {
  return trace({ all: a.inputs[0]!.shape }, ({ all }) => mul(call(a, [all])[0]!, call(b, [all])[0]!));
}

function cubed(a: Program): Program {
  return trace({ all: a.inputs[0]!.shape }, ({ all }) => {
    const [v] = call(a, [all]);
    return mul(mul(v!, v!), v!);
  });
}

function values<T>(reading: { readonly status: string; readonly outputs?: readonly (readonly T[])[] }): readonly T[] {
  return reading.outputs?.flat() ?? [];
}
