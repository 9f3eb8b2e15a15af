import { ShapeError, UsageError } from '@crease/tensor';
import { dot } from '../algebra/dot.js';
import { strictWitness } from '../algebra/strictWitness.js';
import type { Arrangement } from '../arrangements/arrangement.js';
import { enumerateCells } from '../arrangements/enumerateCells.js';
import type { NonSingularityProblem } from '../certificates/problem.js';
import { compareRationals, equalRationals, type Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { type Descent, lowerLoss } from './lowerLoss.js';
import { lossAt, outputsAt, responseOf } from './regionMinimum.js';
import { type RegressionNetwork, regressionNetwork, unitArrangement } from './regressionNetwork.js';
import { type Wall, wall } from './unitCells.js';

/** One way in which one unit can go on near a point: a cell around its weights, and a sign of its output weight. */
export interface UnitDirection {
  readonly pieces: readonly number[];
  readonly sign: 1 | -1;
  /** A point of the cell near the weights of the unit decides these pieces: a direction from the weights into the cell. */
  readonly inward: readonly Rational[];
  /** The walls of the cell that the weights of the unit lie on. */
  readonly walls: readonly Wall[];
  /** μ ≥ 0, one for each wall: the derivative of the loss in this cell is their non-negative combination. */
  readonly multipliers: readonly Rational[];
}

/** Whether a point is a local minimum of the loss. */
export type LocalMinimum =
  | {
      readonly verdict: 'proved';
      readonly value: Rational;
      readonly residuals: readonly Rational[];
      /** For each unit all its directions. */
      readonly units: readonly (readonly UnitDirection[])[];
    }
  /** A point at most 2⁻ᵏ away has a lower loss, for every k: here is one. */
  | { readonly verdict: 'refuted'; readonly value: Rational; readonly lower: readonly Rational[] };

/**
 * Whether θ is a local minimum of the training loss, on kinks or off them: always decided. Grade: proved.
 *
 * For the networks of `regionMinima`. Near θ every unit is in one of finitely many cells around its weights, and on the
 * cone over such cells the loss is a convex quadratic of the products (|v| w, |v|, c). So θ is a local minimum exactly if
 * on each of these cones the derivative at θ is a non-negative combination of the walls through θ; for a unit with v = 0
 * exactly if it is 0 (then v may take both signs, and w any direction). Each unit is decided by itself.
 *
 * @param theta exact; doubles by `rationalFromNumber`
 * @throws ShapeError if θ has the wrong length; UnsupportedError for other networks; UsageError for invalid numbers
 */
export function localMinimum(problem: NonSingularityProblem, theta: readonly Rational[]): LocalMinimum {
  const network = regressionNetwork(problem);
  if (theta.length !== network.parameters)
    throw new ShapeError(`localMinimum: θ needs ${network.parameters} entries, got ${theta.length}.`);
  if (!theta.every(rationals.isValid)) throw new UsageError('localMinimum: θ has an entry 0/0.');
  const value = lossAt(network, theta);
  const residuals = outputsAt(network, theta).map((f, i) => rationals.sub(f, network.targets[i]!));
  const refuted = (descent: Descent): LocalMinimum => ({
    verdict: 'refuted',
    value,
    lower: lowerLoss(network, theta, descent),
  });
  const sum = residuals.reduce(rationals.add, rationals.zero);
  if (network.hasOutputBias && !rationals.isZero(sum))
    return refuted({ unit: undefined, sign: 1, direction: [rationals.neg(sum)] });
  const units: UnitDirection[][] = [];
  for (const j of network.hiddenWeights.keys()) {
    const directions: UnitDirection[] = [];
    for (const way of waysOf(network, theta, j)) {
      const slope = derivativeOn(network, residuals, way);
      const answer = combination(way, slope, rationals.isZero(theta[network.outputWeights[j]!]!));
      if (answer.kind === 'descent') return refuted({ unit: j, sign: way.sign, direction: answer.direction });
      directions.push({ ...way, multipliers: answer.multipliers });
    }
    units.push(directions);
  }
  return { verdict: 'proved', value, residuals, units };
}

type Way = Omit<UnitDirection, 'multipliers'>;

/** The cells around the weights of a unit, for each sign that its output weight can have nearby. */
function waysOf(network: RegressionNetwork, theta: readonly Rational[], unit: number): Way[] {
  const weights = network.hiddenWeights[unit]!.map((k) => theta[k]!);
  const output = rationals.compare(theta[network.outputWeights[unit]!]!, 0)!;
  const { dimension, arguments: list } = unitArrangement(network);
  const values = network.inputs.map((x) => dot(x, weights));
  // Arguments off their kinks stay where they are; the others make an arrangement through the weights.
  const kinks = values.map((z) => network.breaks.findIndex((b) => equalRationals(b, z)));
  const moving = [...kinks.keys()].filter((i) => kinks[i] !== -1);
  const around: Arrangement = {
    dimension,
    arguments: moving.map((i) => ({ normal: list[i]!.normal, offset: rationals.zero, breaks: [rationals.zero] })),
  };
  const fixed = values.map((z) => network.breaks.filter((b) => compareRationals(z, b) === 1).length);
  return enumerateCells(around).cells.flatMap(({ pieces: sides, witness }) => {
    const pieces = fixed.map((piece, i) => piece + (kinks[i] === -1 ? 0 : sides[moving.indexOf(i)]!));
    const walls = moving.flatMap((i, k) => {
      const isConstant = list[i]!.normal.every(rationals.isZero);
      return isConstant ? [] : [wall(list[i]!, i, sides[k] === 1 ? 'above' : 'below', network.breaks[kinks[i]!]!)];
    });
    const signs: readonly (1 | -1)[] = output === 0 ? [1, -1] : [output];
    return signs.map((sign) => ({ pieces, sign, inward: witness, walls }));
  });
}

/** Σ_i r_i ∂f_i/∂(p, u) in a cell: half the derivative of the sum of squares. */
function derivativeOn(network: RegressionNetwork, residuals: readonly Rational[], { pieces, sign }: Way): Rational[] {
  const rows = residuals.map((r, i) => responseOf(network, { pieces }, sign, i).map((a) => rationals.mul(r, a)));
  return rows[0]!.map((_, k) => rows.reduce((sum, row) => rationals.add(sum, row[k]!), rationals.zero));
}

/** The multipliers of a derivative, or a direction into the cell along which it is negative. */
function combination(
  { walls, inward }: Way,
  slope: readonly Rational[],
  isOff: boolean,
): { kind: 'multipliers'; multipliers: readonly Rational[] } | { kind: 'descent'; direction: readonly Rational[] } {
  const none = walls.map(() => rationals.zero);
  if (slope.every(rationals.isZero)) return { kind: 'multipliers', multipliers: none };
  if (isOff) return { kind: 'descent', direction: [...generic(inward, slope, walls), rationals.zero] };
  const answer = strictWitness([...walls.map(({ row }) => row), slope.map(rationals.neg)]);
  if (answer.status === 'feasible') return { kind: 'descent', direction: answer.w };
  // The walls alone have a strict solution, so the last multiplier is not 0.
  const last = answer.multipliers.at(-1)!;
  return { kind: 'multipliers', multipliers: none.map((_, k) => rationals.div(answer.multipliers[k]!, last)) };
}

/** A direction into the cell along which the response of a unit that is switched off does not stay 0. */
function generic(inward: readonly Rational[], slope: readonly Rational[], walls: readonly Wall[]): Rational[] {
  const own = slope.slice(0, -1);
  let step = rationals.isZero(dot(own, inward)) ? rationals.one : rationals.zero;
  for (;;) {
    const direction = inward.map((a, k) => rationals.add(a, rationals.mul(step, own[k]!)));
    if (walls.every(({ row }) => rationals.compare(dot(row.slice(0, -1), direction), 0) === 1)) return direction;
    step = rationals.scale(step, 1, 2);
  }
}
