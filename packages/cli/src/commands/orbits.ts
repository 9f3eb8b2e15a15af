import {
  type Escape,
  type FlipSearch,
  findEscapeMachine,
  findFlips,
  type OrbitDiagram,
  orbitDiagramMachine,
} from '@crease/stability';
import { UnsupportedError, UsageError } from '@crease/tensor';
import type { Command } from 'commander';
import { csvFormatRows } from 'd3-dsv';
import { listArgument, stepSizesArgument } from '../input/arguments.js';
import { type Problem, type ProblemOptions, readProblem, withProblemOptions } from '../input/problem.js';
import type { Io } from '../io.js';
import { toJson } from '../output/json.js';
import { counted, type ResultLine, short } from '../output/lines.js';
import { writeFile } from '../output/writeFile.js';
import { runMachine } from '../runMachine.js';
import type { Result } from './command.js';

interface Options extends ProblemOptions {
  readonly stepSizes?: string;
  readonly start?: string;
  readonly out?: string;
}

/** Declares `crease orbits`. */
export function declareOrbits(command: Command): Command {
  return withProblemOptions(command)
    .description('orbit diagram of gradient descent over step sizes: attractors, periods, flips, escape')
    .option('--step-sizes <a:b:n>', 'n step sizes from a to b (needed)')
    .option('--start <θ>', "start, numbers separated by commas (default: the model's parameters)")
    .option('--out <file>', 'write the diagram to a .json or .csv file');
}

/** The result of `crease orbits`. */
export function orbits(io: Io, path: string, options: Options): Result {
  if (options.stepSizes === undefined) throw new UsageError('--step-sizes <a:b:n> is needed, such as 0.24:0.46:200.');
  const stepSizes = stepSizesArgument('--step-sizes', options.stepSizes);
  const write = options.out === undefined ? undefined : writerFor(options.out);
  const problem = readProblem(io, path, options);
  const start = startOf(problem, options.start);
  const { program } = problem.objective;
  const diagram = runMachine(
    io,
    'orbit diagram',
    orbitDiagramMachine(program, { stepSizes, start, continueEscaped: true }),
  );
  const [from, to] = [stepSizes[0]!, stepSizes.at(-1)!];
  io.progress({ task: 'flips' });
  const flips = from < to ? findFlips(program, { from, to, start }) : undefined;
  // The search is long: only where the diagram shows an end of the attractor.
  const firstEscaped = stepSizes[diagram.statuses.indexOf('escaped')];
  const escaped =
    firstEscaped !== undefined && from < firstEscaped
      ? runMachine(io, 'escape', findEscapeMachine(program, { from, to: firstEscaped, start }))
      : undefined;
  const json = orbitsJson(problem.loss, diagram, flips, escaped);
  if (options.out !== undefined) writeFile(io, options.out, write!(json, diagram));
  return { json, title: problem.title, lines: orbitLines(problem.loss, diagram, flips, escaped, options.out) };
}

function startOf(problem: Problem, text: string | undefined): Float64Array {
  if (text === undefined) return problem.model.theta;
  const start = listArgument('--start', text);
  const { size } = problem.model.layout;
  if (start.length !== size)
    throw new UsageError(`--start: the model has ${size} parameters, got ${counted(start.length, 'number')}.`);
  return start;
}

function orbitsJson(
  loss: string,
  diagram: OrbitDiagram,
  flips: FlipSearch | undefined,
  escaped: Escape | undefined,
): object {
  return {
    format: 'crease-orbits/1',
    loss,
    stepSizes: diagram.stepSizes,
    periods: diagram.periods,
    attractors: diagram.attractors.map((points) => pointsOf(points, diagram.dimension)),
    flips: (flips?.flips ?? []).map(({ eta, period, bracket }) => ({ eta, period, bracket })),
    flipSearch: flips?.reason ?? 'One step size is no range to search.',
    escape: escaped?.eta ?? null,
    escapeBracket: escaped?.bracket ?? null,
    exponents: diagram.exponents,
    statuses: diagram.statuses,
    continued: Array.from(diagram.continued, (flag) => flag === 1),
  };
}

function pointsOf(points: Float64Array, dimension: number): Float64Array[] {
  return Array.from({ length: points.length / dimension }, (_, k) =>
    points.subarray(k * dimension, (k + 1) * dimension),
  );
}

type Writer = (json: object, diagram: OrbitDiagram) => string;

/** How a file of this name is written: decided before anything is computed. */
function writerFor(path: string): Writer {
  if (path.endsWith('.json')) return (json) => `${toJson(json)}\n`;
  if (path.endsWith('.csv')) return (_, diagram) => orbitsCsv(diagram);
  if (/\.(npy|svg)$/.test(path)) throw new UnsupportedError(`--out ${path}: write a .json or a .csv file.`);
  throw new UsageError(`--out ${path}: the name must end with .json or .csv.`);
}

/** One row for each point of each attractor; a row without a point where the orbit escapes. */
function orbitsCsv(diagram: OrbitDiagram): string {
  const names = Array.from({ length: diagram.dimension }, (_, k) => `theta_${k}`);
  const header = ['step_size', 'status', 'continued', 'period', 'exponent', 'point', ...names];
  const rows = diagram.attractors.flatMap((attractor, k) => {
    const column = [
      diagram.stepSizes[k]!,
      diagram.statuses[k]!,
      diagram.continued[k]!,
      diagram.periods[k]!,
      diagram.exponents[k]!,
    ];
    const points = pointsOf(attractor, diagram.dimension);
    if (points.length === 0) return [[...column, '', ...names.map(() => '')]];
    return points.map((point, index) => [...column, index, ...point]);
  });
  return `${csvFormatRows([header, ...rows].map((row) => row.map(String)))}\n`;
}

function orbitLines(
  loss: string,
  diagram: OrbitDiagram,
  flips: FlipSearch | undefined,
  escaped: Escape | undefined,
  out: string | undefined,
): ResultLine[] {
  const { stepSizes } = diagram;
  const located = (flips?.flips ?? []).map((f) => `η = ${f.eta}  period ${f.period} → ${2 * f.period}`);
  const continued = diagram.continued.reduce((sum, flag) => sum + flag, 0);
  return [
    {
      label: 'step sizes',
      value: `${stepSizes.length} from ${stepSizes[0]} to ${stepSizes.at(-1)} (loss ${loss})`,
    },
    { label: 'attractors', value: runsOf(diagram).join('\n'), grade: 'observed' },
    {
      label: 'flips',
      value: located.length === 0 ? (flips?.reason ?? 'not looked for') : located.join('\n'),
      grade: 'observed',
    },
    {
      label: 'escape',
      value: escaped?.eta == null ? 'not found in this range' : `η = ${escaped.eta}`,
      grade: 'observed',
    },
    ...(continued === 0
      ? []
      : [
          {
            label: 'note',
            value: `at ${counted(continued, 'step size')} the orbit from the start escapes; the neighbouring attractor is shown`,
          },
        ]),
    ...(out === undefined ? [] : [{ label: 'written', value: out }]),
  ];
}

/** Neighbouring step sizes with the same behaviour, in words. */
function runsOf({ stepSizes, statuses, periods }: OrbitDiagram): string[] {
  const name = (k: number): string => (statuses[k] === 'periodic' ? `period ${periods[k]}` : statuses[k]!);
  const runs: { name: string; from: number; to: number }[] = [];
  for (const [k, eta] of stepSizes.entries()) {
    const last = runs.at(-1);
    if (last?.name === name(k)) last.to = eta;
    else runs.push({ name: name(k), from: eta, to: eta });
  }
  const shown = runs.length > 12 ? runs.slice(0, 12) : runs;
  const more = runs.length > shown.length ? [`… ${runs.length - shown.length} more changes (see --json or --out)`] : [];
  return [
    ...shown.map((r) => `η ${r.from === r.to ? short(r.from) : `${short(r.from)} … ${short(r.to)}`}: ${r.name}`),
    ...more,
  ];
}
