import { type Program, sizeOf } from '@crease/tensor';
import { coefficientOf, totalDegree } from '../algebra/polynomialRing.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { DecodedData } from './decodeProgram.js';
import { exactList, fields } from './fields.js';
import { readPolynomials } from './readPolynomials.js';
import { ensure } from './rejection.js';
import type { DecodedLoss } from './verifyLoss.js';

/**
 * No exceptional step size, after a check of the theorem on linear scores: the output of the network is affine in θ, and
 * along the direction of the evidence one score of every sample wins.
 */
export function verifyLinearScores(
  value: unknown,
  program: Program,
  data: DecodedData,
  loss: DecodedLoss,
): readonly [] {
  const direction = exactList(fields(value, 'evidence', ['theorem', 'direction']).direction, 'evidence.direction');
  const dimension = sizeOf(program.inputs[0]!.shape);
  ensure(direction.length === dimension, `evidence.direction must have ${dimension} entries`);
  ensure(loss.kind !== 'squares', 'the theorem is about cross-entropy and logistic loss');
  ensure(loss.weightDecay === 0, 'the theorem does not allow weight decay');
  const [scores] = readPolynomials({ ...program, outputs: [loss.output] }, 'the output');
  ensure(
    scores!.every((score) => totalDegree(score) <= 1),
    'the output is not affine in θ',
  );
  const outputs = scores!.length / data.samples;
  for (let i = 0; i < data.samples; i++) {
    const own = scores!.slice(i * outputs, (i + 1) * outputs);
    if (own.every((score) => totalDegree(score) <= 0)) continue;
    const rates = own.map((score) =>
      direction.reduce((sum, v, k) => rationals.add(sum, rationals.mul(v, coefficientOf(score, [k]))), rationals.zero),
    );
    const isApart = loss.kind === 'logistic' ? !rationals.isZero(rates[0]!) : hasOneLargest(rates);
    ensure(isApart, `along evidence.direction no score of sample ${i} wins`);
  }
  return [];
}

function hasOneLargest(rates: readonly Rational[]): boolean {
  const difference = (a: Rational, b: Rational): number => rationals.compare(rationals.sub(a, b), 0)!;
  return rates.some((rate, k) => rates.every((other, j) => j === k || difference(rate, other) === 1));
}
