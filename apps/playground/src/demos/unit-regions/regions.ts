import {
  formatRational,
  localMinimum,
  maxCells,
  maxDichotomies,
  type NonSingularityProblem,
  type Rational,
  type RegionMinimum,
  rationals,
  regionMinimaMachine,
  trainingProblem,
  truncatedDecimal,
} from '@crease/symbolic';
import { evaluateScalar, type FiniteFunction, finitePieces, activation as scalarFunction } from '@crease/tensor';
import { denseModel } from '../../demo/denseModel.ts';
import { runMachine } from '../../demo/runMachine.ts';
import { rowsOf } from './dataForm.ts';
import { outline, xDomain } from './outline.ts';

/** One minimum of the loss: of a region, for the better sign of the output weight. */
export interface Minimum {
  /** Exactly, if it is short. */
  readonly text: string;
  readonly loss: number;
  /** (w, b, v, c); empty if it is not attained. */
  readonly theta: Float64Array;
  /** Proved to be a local minimum of the loss, and not of the region alone. */
  readonly isLocal: boolean;
  /** The network there, as a polygonal line over the drawn part of the data: x and y of its corners. */
  readonly line: { readonly x: Float64Array; readonly y: Float64Array };
}

/** A region of the plane of (w, b). */
export interface Region extends Minimum {
  /** One digit for each sample: the piece of the activation. */
  readonly pattern: string;
  /** Its corners in the drawn part of the plane, x and y in turn. */
  readonly outline: Float64Array;
}

/** All regions of one hidden unit on the data. */
export interface Regions {
  readonly regions: readonly Region[];
  /** How many there are at most for so many samples. */
  readonly most: number;
  readonly breaks: readonly number[];
  readonly least: Minimum;
  /** Local minima with a higher loss, one for each value, ascending. */
  readonly bad: readonly Minimum[];
}

/** The network x ↦ v σ(w x + b) + c and the data. */
function problemOf(data: string, activation: string): NonSingularityProblem {
  const rows = rowsOf(data);
  const model = denseModel({
    format: 'crease-model/1',
    input: [1],
    layers: [
      { type: 'dense', weight: [[1]], bias: [0] },
      { type: 'activation', name: activation },
      { type: 'dense', weight: [[1]], bias: [0] },
    ],
  });
  const [features, targets] = [0, 1].map((k) => Float64Array.from(rows, (row) => row[k]!)) as [
    Float64Array,
    Float64Array,
  ];
  return trainingProblem(model, { samples: rows.length, features, targets }, 'sum-squares');
}

/** The regions of the unit with their exact minima. */
export function* regions(data: string, activation: string): Generator<number, Regions, void> {
  const problem = problemOf(data, activation);
  const { cells, minima, network } = yield* runMachine(regionMinimaMachine(problem), 0, 0.5);
  const judged: Minimum[] = [];
  for (const [k, minimum] of minima.entries()) {
    judged.push(judge(problem, minimum, finitePieces(scalarFunction(activation), 'The figure')));
    yield 0.5 + (0.5 * k) / minima.length;
  }
  const found = cells.map((cell, k): Region => {
    // The states of cell k are neighbours: first the positive sign of v, then the negative one.
    const [up, down] = [judged[2 * k]!, judged[2 * k + 1]!];
    const better = down.loss < up.loss || (down.loss === up.loss && down.isLocal) ? down : up;
    const walls = cell.facets.map(({ row }) => row.map(rationals.toNumber) as [number, number, number]);
    return { ...better, pattern: cell.pieces.map((p) => p.toString(36)).join(''), outline: outline(walls) };
  });
  const least = judged.reduce((best, m) => (m.loss < best.loss || (m.loss === best.loss && m.isLocal) ? m : best));
  const bad = judged.filter(({ isLocal, loss }) => isLocal && loss > least.loss).sort((a, b) => a.loss - b.loss);
  const samples = network.inputs.length;
  const breaks = network.breaks.map(rationals.toNumber);
  return {
    regions: found,
    most: Number(breaks.every((b) => b === 0) ? maxDichotomies(samples, 2) : maxCells(samples * breaks.length, 2)),
    breaks,
    least,
    bad: bad.filter(({ text }, k) => k === 0 || bad[k - 1]!.text !== text),
  };
}

function judge(problem: NonSingularityProblem, { value, theta }: RegionMinimum, f: FiniteFunction): Minimum {
  const numbers = Float64Array.from(theta ?? [], rationals.toNumber);
  return {
    text: exactText(value),
    loss: rationals.toNumber(value),
    theta: numbers,
    isLocal: theta !== undefined && localMinimum(problem, theta).verdict === 'proved',
    line: theta === undefined ? { x: numbers, y: numbers } : lineOf(numbers, f),
  };
}

function lineOf([w, b, v, c]: Float64Array, f: FiniteFunction): Minimum['line'] {
  const kinks = f.breaks.map((at) => (at - b!) / w!).filter((x) => x > xDomain[0] && x < xDomain[1]);
  const x = Float64Array.from([xDomain[0], ...kinks.sort((p, q) => p - q), xDomain[1]]);
  return { x, y: x.map((at) => v! * evaluateScalar(f, w! * at + b!) + c!) };
}

/** The region of these weights, or `undefined` on a line. */
export function regionAt({ regions: list, breaks }: Regions, data: string, w: number, b: number): Region | undefined {
  const values = rowsOf(data).map(([x]) => w * x + b);
  if (values.some((z) => breaks.includes(z))) return undefined;
  const pattern = values.map((z) => breaks.filter((at) => at < z).length.toString(36)).join('');
  return list.find((region) => region.pattern === pattern);
}

/** A rational as a fraction, or, if that is long, as a decimal that is cut off. */
function exactText(value: Rational): string {
  const fraction = formatRational(value).replace('-', '−');
  return fraction.length <= 18 ? fraction : `${truncatedDecimal(value, 9).replace('-', '−')}…`;
}
