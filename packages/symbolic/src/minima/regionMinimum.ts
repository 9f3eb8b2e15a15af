import { dot } from '../algebra/dot.js';
import { interiorMinimiser } from '../algebra/interiorMinimiser.js';
import { pieceOf } from '../arrangements/arrangement.js';
import type { Cell } from '../arrangements/enumerateCells.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { RegressionNetwork } from './regressionNetwork.js';
import type { Wall } from './unitCells.js';

/** What one hidden unit does on a region: the cell of its weights, and the sign of its output weight. */
export interface UnitState {
  /** Position of the cell in the list of all cells of a unit. */
  readonly cell: number;
  readonly sign: 1 | -1;
}

/** A cell of the weights of one unit with the walls that bound it. */
export interface UnitCell extends Cell {
  readonly facets: readonly Wall[];
}

/** The least loss on a closed region of θ, with the numbers that prove it. */
export interface RegionMinimum {
  /** One state for each hidden unit, in the order of `unitStates`: the others follow by renaming the units. */
  readonly region: readonly UnitState[];
  /** The infimum of the loss on the region. */
  readonly value: Rational;
  /**
   * A point of the closed region with this loss, on no wall that another minimiser is off; `undefined` if what was found
   * lies at infinity.
   */
  readonly theta: readonly Rational[] | undefined;
  /** f(x_i) − y_i at the minimum. */
  readonly residuals: readonly Rational[];
  /** For each unit the multipliers of its facets, and last that of the sign of its output weight. */
  readonly multipliers: readonly (readonly Rational[])[];
}

const { add, mul, zero, isZero } = rationals;

/**
 * The exact minimum of the loss on one region: a choice of a cell and of the sign of the output weight for every unit.
 *
 * With $p_j = |v_j| w_j$ and $u_j = |v_j|$ the network is $f_i = c + \sum_j \pm(s_{ij}\langle p_j, x_i\rangle + t_{ij} u_j)$,
 * linear in (p, u, c), and the region is the cone of linear inequalities over its cells; so the loss has no local minima
 * on it but global ones. That found has as few walls and zeros as any (`interiorMinimiser`): if it is not a local minimum of
 * the loss on all of θ, no minimiser of the region with all v_j ≠ 0 is, since it lies in the same closed regions and more. Grade: proved.
 */
export function regionMinimum(
  network: RegressionNetwork,
  cells: readonly UnitCell[],
  region: readonly UnitState[],
): RegionMinimum {
  const { inputs, targets, hasOutputBias, factor } = network;
  const d = inputs[0]!.length + 1;
  const width = region.length * d + (hasOutputBias ? 1 : 0);
  const a = inputs.map((_, i) => [
    ...region.flatMap((state) => responseOf(network, cells[state.cell]!, state.sign, i)),
    ...(hasOutputBias ? [rationals.one] : []),
  ]);
  const constraints = region.flatMap(({ cell }, j) => {
    const signRow = Array.from({ length: d }, (_, k) => (k === d - 1 ? rationals.one : zero));
    return [...cells[cell]!.facets.map(({ row }) => row), signRow].map((row) => [
      ...new Array<Rational>(j * d).fill(zero),
      ...row,
      ...new Array<Rational>(width - (j + 1) * d).fill(zero),
    ]);
  });
  const { point, residuals, multipliers, value } = interiorMinimiser(a, targets, constraints);
  let next = 0;
  return {
    region,
    value: mul(factor, value),
    theta: thetaOf(network, cells, region, point),
    residuals,
    multipliers: region.map(({ cell }) => {
      const from = next;
      next += cells[cell]!.facets.length + 1;
      return multipliers.slice(from, next);
    }),
  };
}

/** What unit and sample contribute to the output per unit of (p, u): ±(s x, t). */
export function responseOf(
  { inputs, pieces }: RegressionNetwork,
  { pieces: pattern }: Pick<Cell, 'pieces'>,
  sign: 1 | -1,
  sample: number,
): Rational[] {
  const { slope, intercept } = pieces[pattern[sample]!]!;
  const signed = (value: Rational): Rational => (sign === 1 ? value : rationals.neg(value));
  return [...inputs[sample]!.map((x) => signed(mul(slope, x))), signed(intercept)];
}

/** The weights with these products, if there are any. */
function thetaOf(
  network: RegressionNetwork,
  cells: readonly UnitCell[],
  region: readonly UnitState[],
  point: readonly Rational[],
): Rational[] | undefined {
  const theta = Array.from({ length: network.parameters }, () => zero);
  const d = network.inputs[0]!.length + 1;
  for (const [j, state] of region.entries()) {
    const unit = unitWeights(cells[state.cell]!, state.sign, point.slice(j * d, (j + 1) * d));
    if (unit === undefined) return undefined;
    for (const [k, place] of network.hiddenWeights[j]!.entries()) theta[place] = unit.weights[k]!;
    theta[network.outputWeights[j]!] = unit.output;
  }
  if (network.outputBias !== undefined) theta[network.outputBias] = point.at(-1)!;
  return theta;
}

/** w and v of one unit with (|v| w, |v|) = (p, u). */
function unitWeights(
  cell: UnitCell,
  sign: 1 | -1,
  products: readonly Rational[],
): { weights: readonly Rational[]; output: Rational } | undefined {
  const [p, u] = [products.slice(0, -1), products.at(-1)!];
  if (!isZero(u)) return { weights: p.map((x) => rationals.div(x, u)), output: sign === 1 ? u : rationals.neg(u) };
  return p.every(isZero) ? { weights: cell.witness, output: zero } : undefined;
}

/** The output of the network for each sample, exactly. */
export function outputsAt(network: RegressionNetwork, theta: readonly Rational[]): Rational[] {
  const { inputs, breaks, pieces, hiddenWeights, outputWeights, outputBias } = network;
  return inputs.map((x) =>
    hiddenWeights.reduce(
      (sum, places, j) => {
        const z = dot(
          x,
          places.map((place) => theta[place]!),
        );
        const { slope, intercept } = pieces[pieceOf(z, breaks)]!;
        return add(sum, mul(theta[outputWeights[j]!]!, add(mul(slope, z), intercept)));
      },
      outputBias === undefined ? zero : theta[outputBias]!,
    ),
  );
}

/** The loss at a point, exactly. */
export function lossAt(network: RegressionNetwork, theta: readonly Rational[]): Rational {
  const residuals = outputsAt(network, theta).map((f, i) => rationals.sub(f, network.targets[i]!));
  return mul(network.factor, dot(residuals, residuals));
}
