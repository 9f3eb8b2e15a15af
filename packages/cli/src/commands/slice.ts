import { writeNpy } from '@crease/interop';
import { type Slice1d, type Slice2d, slice1dMachine, slice2dMachine } from '@crease/landscape';
import { UnsupportedError, UsageError } from '@crease/tensor';
import type { Command } from 'commander';
import { csvFormatRows } from 'd3-dsv';
import { countArgument, integerArgument, positiveArgument } from '../input/arguments.js';
import { type ProblemOptions, readProblem, withProblemOptions } from '../input/problem.js';
import type { Io } from '../io.js';
import { toJson } from '../output/json.js';
import { counted, type ResultLine, short } from '../output/lines.js';
import { writeFile } from '../output/writeFile.js';
import { runMachine } from '../runMachine.js';
import type { Result } from './command.js';
import { sliceDirections } from './sliceDirections.js';

interface Options extends ProblemOptions {
  readonly directions: string;
  readonly axes: string;
  readonly grid: string;
  readonly radius: string;
  readonly seed: string;
  readonly creases?: boolean;
  readonly out?: string;
}

/** Declares `crease slice`. */
export function declareSlice(command: Command): Command {
  return withProblemOptions(command)
    .description('the loss on a line or a plane through the parameters, with the creases that cross it')
    .option(
      '--directions <kind>',
      'random, filter, eigen, or a .json or .npy file with one or two directions',
      'filter',
    )
    .option('--axes <1|2>', 'a line or a plane', '2')
    .option('--grid <n>', 'grid points on each axis, an odd number', '51')
    .option('--radius <r>', 'the grid reaches from −r to r', '1')
    .option('--seed <s>', 'seed of random directions', '0')
    .option('--creases', 'find the creases that cross the slice')
    .option('--out <file>', 'write the slice to a .json, .csv or .npy file (values only in .csv and .npy)');
}

/** The result of `crease slice`. */
export function slice(io: Io, path: string, options: Options): Result {
  const points = gridPoints(options.grid);
  const radius = positiveArgument('--radius', options.radius);
  const axes = countArgument('--axes', options.axes, 1);
  if (axes !== 1 && axes !== 2) throw new UsageError(`--axes: expected 1 or 2, got ${options.axes}.`);
  const seed = integerArgument('--seed', options.seed);
  if (options.out !== undefined) checkOut(options.out);
  const problem = readProblem(io, path, options);
  const { directions, description } = sliceDirections(io, problem, { kind: options.directions, axes, seed });
  const { objective, model } = problem;
  const settings = { points, radius, creases: options.creases === true };
  const [first, second] = directions;
  const found =
    second === undefined
      ? runMachine(io, 'slice', slice1dMachine(objective, model.theta, first!, settings))
      : runMachine(io, 'slice', slice2dMachine(objective, model.theta, directions, settings));
  const json = sliceJson(problem.loss, found, directions, description);
  if (options.out !== undefined) writeFile(io, options.out, outContent(options.out, json, found));
  return { json, title: problem.title, lines: sliceLines(found, description, settings.creases, options.out) };
}

function gridPoints(text: string): number {
  const points = countArgument('--grid', text, 3);
  if (points % 2 === 0)
    throw new UsageError(`--grid: must be odd, so that the centre is a grid point; got ${text}. Use ${points + 1}.`);
  return points;
}

function checkOut(path: string): void {
  if (path.endsWith('.svg'))
    throw new UnsupportedError(`--out ${path}: this version writes .json, .csv and .npy files only.`);
  if (!/\.(json|csv|npy)$/.test(path))
    throw new UsageError(`--out ${path}: the name must end with .json, .csv or .npy.`);
}

function sliceJson(
  loss: string,
  found: Slice1d | Slice2d,
  directions: readonly Float64Array[],
  description: string,
): object {
  const { positions, values } = found;
  const common = { format: 'crease-slice/1', loss, axes: directions.length, description, directions, positions };
  const site = ({
    scope,
    unit,
    sample,
    break: at,
  }: {
    scope: string;
    unit: number;
    sample: number;
    break: number;
  }) => ({
    layer: scope,
    unit,
    sample,
    break: at,
  });
  if (!('cosine' in found))
    return { ...common, values, creases: found.creases.map((c) => ({ ...site(c), position: c.position })) };
  return {
    ...common,
    cosine: found.cosine,
    values: Array.from(positions, (_, row) => values.subarray(row * positions.length, (row + 1) * positions.length)),
    creases: found.creases.map((c) => ({ ...site(c), points: c.points, isClosed: c.isClosed })),
  };
}

function outContent(path: string, json: object, found: Slice1d | Slice2d): string | Uint8Array {
  if (path.endsWith('.json')) return `${toJson(json)}\n`;
  const { positions, values } = found;
  const n = positions.length;
  if (path.endsWith('.npy')) return writeNpy({ shape: 'cosine' in found ? [n, n] : [n], data: values });
  const rows =
    'cosine' in found
      ? [
          ['first', 'second', 'loss'],
          ...Array.from(values, (v, k) => [positions[k % n], positions[Math.floor(k / n)], v]),
        ]
      : [['position', 'loss'], ...Array.from(values, (v, k) => [positions[k], v])];
  return `${csvFormatRows(rows.map((row) => row.map(String)))}\n`;
}

function sliceLines(
  found: Slice1d | Slice2d,
  description: string,
  withCreases: boolean,
  out: string | undefined,
): ResultLine[] {
  const { positions, values, creases } = found;
  const extent = `${counted(positions.length, 'point')} on each axis from ${positions[0]} to ${positions.at(-1)}`;
  const units = new Set(creases.map((c) => `${c.scope} ${c.unit}`)).size;
  const noun = 'cosine' in found ? 'line' : 'crossing';
  return [
    { label: 'directions', value: description },
    { label: 'grid', value: extent },
    {
      label: 'loss',
      value: valuesText(values),
      grade: 'observed',
    },
    ...('cosine' in found
      ? [{ label: 'angle', value: `the cosine between the directions is ${short(found.cosine)}` }]
      : []),
    ...(withCreases
      ? [
          {
            label: 'creases',
            value: `${counted(creases.length, noun)} from ${counted(units, 'unit')} (all in --json)`,
            grade: 'observed' as const,
          },
        ]
      : []),
    ...(out === undefined ? [] : [{ label: 'written', value: out }]),
  ];
}

function valuesText(values: Float64Array): string {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  const range = least <= largest ? `, from ${short(least)} to ${short(largest)}` : '';
  return `${short(values[(values.length - 1) / 2]!)} in the centre${range}`;
}
