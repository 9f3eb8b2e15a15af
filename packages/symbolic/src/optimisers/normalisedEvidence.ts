import { type Program, sizeOf } from '@crease/tensor';
import { type Conclusion, completeList, upTo } from '../certificates/conclusion.js';
import { formatHexFloat } from '../encoding/hexFloat.js';
import { compareRationals, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { firstPartialPiece, nodeName } from '../theorems/totality.js';
import { fields, hexFloat, listOf } from '../verify/fields.js';
import { ensure, invalid } from '../verify/rejection.js';
import { weightedRows } from '../verify/weightedRows.js';
import type { NormalisedProof } from './normalisedProof.js';
import { slopeAlong } from './slopeAlong.js';

/** A `NormalisedProof` with every number as a hexadecimal float. */
export interface NormalisedEvidence {
  readonly point: readonly string[];
  readonly weights: readonly string[];
  readonly bound: string;
  readonly direction: readonly string[];
  readonly gradient: string;
}

/** The evidence of a proof as plain JSON. */
export function normalisedEvidence(proof: NormalisedProof): NormalisedEvidence {
  const { point, weights, bound, direction, gradient } = proof;
  const texts = (values: readonly number[]): string[] => values.map(formatHexFloat);
  return {
    point: texts(point),
    weights: texts(weights),
    bound: formatHexFloat(bound),
    direction: texts(direction),
    gradient: formatHexFloat(gradient),
  };
}

/** What follows for normalised descent: every step size below γ/ρ. */
export function normalisedConclusion({ bound, gradient }: Pick<NormalisedProof, 'bound' | 'gradient'>): Conclusion {
  if (bound === 0) return completeList([]);
  return upTo(rationals.div(rationalFromNumber(gradient), rationalFromNumber(bound)));
}

/**
 * The conclusion of evidence about normalised descent, after a check of both bounds: the Hessians by dual numbers over
 * the gradient, the gradients by dual numbers over the loss, compared as exact rationals.
 */
export function verifyNormalised(value: unknown, path: string, program: Program): Conclusion {
  const f = fields(value, path, ['point', 'weights', 'bound', 'direction', 'gradient']);
  const dimension = sizeOf(program.inputs[0]!.shape);
  const vector = (key: 'point' | 'weights' | 'direction'): number[] => {
    const list = listOf(f[key], `${path}.${key}`, hexFloat);
    ensure(list.length === dimension, `${path}.${key} must have ${dimension} entries`);
    return list;
  };
  const [point, weights, direction] = [vector('point'), vector('weights'), vector('direction')];
  const [bound, gradient] = [hexFloat(f.bound, `${path}.bound`), hexFloat(f.gradient, `${path}.gradient`)];
  ensure(
    weights.every((d) => d > 0),
    `${path}.weights must be positive`,
  );
  ensure(bound >= 0, `${path}.bound is negative`);
  ensure(gradient > 0, `${path}.gradient is not positive`);
  const partial = firstPartialPiece(program);
  if (partial !== undefined) return invalid(`${nodeName(partial)} is not analytic at every real argument`);
  const product = (a: number, b: number) => rationals.mul(rationalFromNumber(a), rationalFromNumber(b));
  for (const [i, row] of weightedRows(program, { point, weights, from: 'product' }).entries())
    ensure(
      compareRationals(row, product(bound, weights[i]!))! <= 0,
      `row ${i} of the Hessians is not bounded by ${path}.bound`,
    );
  const slope = slopeAlong(program, point, direction);
  const squares = direction.map((u) => product(u, u)).reduce(rationals.add);
  const isSteep =
    slope > 0 &&
    Number.isFinite(slope) &&
    compareRationals(product(slope, slope), rationals.mul(product(gradient, gradient), squares))! >= 0;
  ensure(isSteep, `the gradients at ${path}.point are not all of length ${path}.gradient along ${path}.direction`);
  return normalisedConclusion({ bound, gradient });
}
