import { type Program, sizeOf } from '@crease/tensor';
import { equalPolynomials, keyOf, type MultivariatePolynomial, polynomialRing } from '../algebra/polynomialRing.js';
import { cutAt } from '../interpret/cutAt.js';
import { componentsOf } from './componentsOf.js';
import type { DecodedData } from './decodeProgram.js';
import { fields, integer, listOf } from './fields.js';
import { readPolynomials } from './readPolynomials.js';
import { ensure, invalid } from './rejection.js';
import type { DecodedLoss } from './verifyLoss.js';

/**
 * The number of independent directions d with $\nabla^2 L(\theta)\,d = 0$ at every θ that evidence names, after a check that
 * along each of them the same number is added to all scores of a sample, and that the loss is cross-entropy.
 *
 * With the features as variables the scores are polynomials; they must be affine along d, with a derivative that is the
 * same for all classes.
 */
export function verifyShifts(
  value: unknown,
  program: Program,
  data: DecodedData | undefined,
  loss: DecodedLoss | undefined,
): number {
  if (value === null) return 0;
  const f = fields(value, 'evidence.shifts', ['features', 'directions']);
  if (data === undefined || loss?.kind !== 'cross-entropy' || loss.weightDecay !== 0)
    return invalid('evidence.shifts are about cross-entropy without weight decay');
  const features = integer(f.features, 'evidence.shifts.features');
  ensure(features < program.inputs.length + program.equations.length, 'evidence.shifts.features is not a value');
  const directions = listOf(f.directions, 'evidence.shifts.directions', (list, path) => listOf(list, path, integer));
  const named = directions.flat();
  ensure(
    directions.every((direction) => direction.length > 0) && new Set(named).size === named.length,
    'evidence.shifts.directions must not be empty, and have no component in common',
  );
  const used = componentsOf(program, features);
  for (const k of named) {
    ensure(k < sizeOf(program.inputs[0]!.shape), `component ${k} of θ does not exist`);
    ensure(!used.has(k), `evidence.shifts.features depend on component ${k} of θ`);
  }
  const [scores] = readPolynomials(cutAt(program, [features], [loss.output]), 'the scores');
  const classes = scores!.length / data.samples;
  for (const [j, direction] of directions.entries()) {
    const along = scores!.map((score) => derivativeAlong(score, new Set(direction)));
    ensure(
      along.every((rate, place) => rate !== undefined && equalPolynomials(rate, along[place - (place % classes)]!)),
      `along evidence.shifts.directions[${j}] the scores of a sample do not all change alike`,
    );
  }
  return directions.length;
}

/** The derivative of a polynomial along a direction, if the polynomial is affine along it; otherwise `undefined`. */
function derivativeAlong(
  p: MultivariatePolynomial,
  direction: ReadonlySet<number>,
): MultivariatePolynomial | undefined {
  const terms: MultivariatePolynomial[] = [];
  for (const { monomial, coefficient } of p.values()) {
    const rest = monomial.filter((k) => !direction.has(k));
    if (rest.length < monomial.length - 1) return undefined;
    if (rest.length < monomial.length) terms.push(new Map([[keyOf(rest), { monomial: rest, coefficient }]]));
  }
  return polynomialRing.total(terms);
}
