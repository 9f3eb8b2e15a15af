import { type HessianSpectrum, hessianSpectrum } from '@crease/landscape';
import { UnsupportedError } from '@crease/tensor';
import type { Command } from 'commander';
import { countArgument } from '../input/arguments.js';
import { type ProblemOptions, readProblem, withProblemOptions } from '../input/problem.js';
import { readVectors } from '../input/readVectors.js';
import type { Io } from '../io.js';
import { type ResultLine, short } from '../output/lines.js';
import { signs, traceText } from '../report/hessianText.js';
import type { Result } from './command.js';

interface Options extends ProblemOptions {
  readonly top?: string;
  readonly density?: boolean;
  readonly vector?: string;
}

/** Declares `crease spectrum`. */
export function declareSpectrum(command: Command): Command {
  return withProblemOptions(command)
    .description('eigenvalues of the Hessian, with residuals')
    .option('--top <k>', 'only the k largest and the k smallest, by Lanczos')
    .option('--vector <file>', 'also the Hessian times the vector in this .json or .npy file')
    .option('--density', 'spectral density (not supported by this version)');
}

/** The result of `crease spectrum`. */
export function spectrum(io: Io, path: string, options: Options): Result {
  if (options.density) throw new UnsupportedError('--density: the spectral density is not supported by this version.');
  const count = options.top === undefined ? undefined : countArgument('--top', options.top, 1);
  const problem = readProblem(io, path, options);
  const { objective, model } = problem;
  const vector = options.vector && readVectors(io, options.vector, '--vector', model.layout.size, 1)[0];
  const product = vector ? objective.hvp(model.theta, vector) : undefined;
  io.progress({ task: 'Hessian spectrum' });
  const found = hessianSpectrum(objective, model.theta, count === undefined ? {} : { method: 'lanczos', count });
  const lines = spectrumLines(found);
  if (product !== undefined) lines.push(observed('product', `‖Hv‖ = ${short(norm(product))} (all of it in --json)`));
  return { json: { ...spectrumJson(found, problem.loss), product }, title: problem.title, lines };
}

function spectrumJson(found: HessianSpectrum, loss: string): object {
  return {
    format: 'crease-spectrum/1',
    loss,
    parameters: found.eigenvectors.length / found.eigenvalues.length,
    method: found.method,
    status: found.status,
    eigenvalues: found.eigenvalues,
    residuals: found.residuals,
    trace: found.trace,
    traceStandardError: found.traceError,
    negative: found.negative ?? null,
    zero: found.zero ?? null,
    positive: found.positive ?? null,
    zeroTolerance: found.zeroTolerance,
    margin: found.margin,
  };
}

const shown = 8;

/** Largest and smallest eigenvalues without the zero modes, trace and signs, for people. */
function spectrumLines(found: HessianSpectrum): ResultLine[] {
  const pairs = Array.from(found.eigenvalues, (value, k) => ({ value, residual: found.residuals[k]! }));
  const show = (list: typeof pairs): string =>
    list.map(({ value, residual }) => `${short(value).padEnd(14)} ± ${residual.toExponential(0)}`).join('\n');
  const positive = pairs.filter(({ value }) => value > found.zeroTolerance).slice(-shown);
  const negative = pairs.filter(({ value }) => value < -found.zeroTolerance).slice(0, shown);
  return [
    ...(positive.length === 0 ? [] : [observed('largest', show(positive.reverse()))]),
    ...(negative.length === 0 ? [] : [observed('smallest', show(negative))]),
    observed('trace', traceText(found.trace, found.traceError)),
    observed('signs', signs(found)),
    ...(found.status === 'converged' ? [] : [{ label: 'status', value: found.status }]),
    { label: 'method', value: `${found.method}; ± is the residual ‖Hv − λv‖` },
    { label: 'valid', value: validity(found.margin) },
  ];
}

function validity(margin: number): string {
  if (margin === Number.POSITIVE_INFINITY) return 'there are no kinks';
  return `on the region of θ: no pre-activation is closer to a kink than ${short(margin)}`;
}

function norm(v: Float64Array): number {
  return Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
}

function observed(label: string, value: string): ResultLine {
  return { label, value, grade: 'observed' };
}
