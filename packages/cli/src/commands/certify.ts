import {
  certifyNonSingular,
  certifyOptimiser,
  type NonSingularity,
  type OptimiserNonSingularity,
  type StepSizeQuestion,
  trainingProblem,
} from '@crease/symbolic';
import { type Data, UsageError } from '@crease/tensor';
import type { Command } from 'commander';
import { exitCodes } from '../exitCodes.js';
import { countArgument, positiveArgument, rangeArgument, scheduleArgument } from '../input/arguments.js';
import { batchesOf } from '../input/batches.js';
import { type OptimiserArgument, optimiserArgument } from '../input/optimiser.js';
import { type Problem, type ProblemOptions, readProblem, withProblemOptions } from '../input/problem.js';
import type { Io } from '../io.js';
import { toJson } from '../output/json.js';
import type { ResultLine } from '../output/lines.js';
import { writeFile } from '../output/writeFile.js';
import { nonSingularLines, startLines } from '../report/showNonSingular.js';
import { version } from '../version.js';
import { certifyProximal, proximalName } from './certifyProximal.js';
import type { Result } from './command.js';

interface Options extends ProblemOptions {
  readonly stepSize?: string;
  readonly range?: string;
  readonly all?: boolean;
  readonly schedule?: string;
  readonly optimiser: string;
  readonly hyperparameters?: string;
  readonly batches?: string;
  readonly shuffled?: boolean;
  readonly out?: string;
}

/** Who asks for a proof waits for it: some ten seconds for one matrix of enclosures, where a report takes one. */
const certifyEffort = 2 ** 27;

/** Declares `crease certify`. */
export function declareCertify(command: Command): Command {
  return withProblemOptions(command)
    .description('proves for which step sizes the map of gradient descent, or of another optimiser, is non-singular')
    .option('--step-size <η>', 'about this step size')
    .option('--range <a,b>', 'about all step sizes between a and b')
    .option('--all', 'about every step size')
    .option('--schedule <steps>', 'about the step sizes 0.1,0.05,… of a list, s/(1+r*t) or s*f^t')
    .option('--optimiser <name>', 'the map of states of this optimiser, or proximal-point', 'gradient-descent')
    .option('--hyperparameters <list>', 'of the optimiser, such as beta1=0.8,epsilon=0 (default: as in PyTorch)')
    .option('--batches <b>', 'of consecutive batches of b samples: about each of them')
    .option('--shuffled', 'with --batches: about every set of b samples')
    .option('--out <file>', 'write the certificate to a file, for crease verify');
}

/**
 * The result of `crease certify`.
 *
 * The exit code is 0 whatever the verdict, unless a certificate was to be written and none was found.
 */
export function certify(io: Io, path: string, options: Options): Result {
  const question = questionOf(options);
  if (options.optimiser === proximalName) {
    const extra = [options.hyperparameters, options.batches, options.out];
    return certifyProximal(readProblem(io, path, options), question, extra);
  }
  const optimiser = optimiserArgument(options.optimiser, options.hyperparameters, [proximalName]);
  const size = options.batches === undefined ? undefined : countArgument('--batches', options.batches, 1);
  if (options.shuffled === true && size === undefined)
    throw new UsageError('--shuffled: say with --batches how many samples a batch has.');
  const problem = readProblem(io, path, options);
  const { loss, title } = problem;
  const batches = size === undefined ? [problem.data] : batchesOf(problem.data, size, options.shuffled === true);
  io.progress({ task: 'proof of non-singularity' });
  const found = prove({ ...problem, batches }, optimiser, question);
  const { verdict, method, range, exceptional, reason, certificate } = found;
  const file = options.out !== undefined && certificate !== null ? options.out : null;
  if (file !== null) writeFile(io, file, `${toJson(certificate)}\n`);
  const isMissing = options.out !== undefined && certificate === null;
  return {
    json: {
      format: 'crease-verdict/1',
      optimiser: { name: optimiser.name, parameters: optimiser.parameters },
      batches: size === undefined ? null : { size, count: batches.length },
      verdict,
      method,
      range,
      exceptional,
      ...(found.schedule === undefined ? {} : { schedule: found.schedule }),
      reason,
      ...('start' in found ? { start: found.start } : {}),
      certificate: file,
    },
    title,
    lines: [
      ...nonSingularLines(found, loss, question !== undefined),
      ...scheduleLines(found),
      ...startLines('start' in found ? found.start : null),
      ...certificateLines(found, file),
    ],
    ...(isMissing
      ? { warnings: [`no certificate was found, so ${options.out} was not written.`], code: exitCodes.failure }
      : {}),
  };
}

type Found = NonSingularity | OptimiserNonSingularity;

/** Gradient descent on all data has a map of θ alone, whose certificate is about it; all else is a map of states. */
function prove(
  { model, batches, loss, weightDecay }: Problem & { readonly batches: readonly Data[] },
  { name, parameters }: OptimiserArgument,
  question: StepSizeQuestion | undefined,
): Found {
  const options = { createdBy: `crease ${version}`, effort: certifyEffort };
  const losses = batches.map((batch) => trainingProblem(model, batch, loss, { weightDecay }));
  return name === 'gradient-descent' && losses.length === 1
    ? certifyNonSingular(losses[0]!, question, options)
    : certifyOptimiser({ optimiser: name, parameters, losses }, question, options);
}

function questionOf({ stepSize, range, all, schedule }: Options): StepSizeQuestion | undefined {
  if ([stepSize, range, all, schedule].filter((option) => option !== undefined).length > 1)
    throw new UsageError('Give only one of --step-size, --range, --schedule and --all.');
  if (schedule !== undefined) return { schedule: scheduleArgument('--schedule', schedule) };
  if (stepSize !== undefined) return { stepSize: positiveArgument('--step-size', stepSize) };
  if (range !== undefined) return { range: rangeArgument('--range', range) };
  return all === true ? 'every step size' : undefined;
}

/** The steps of the schedule that are not proved to be non-singular, the first ones of many. */
function scheduleLines({ schedule }: Found): ResultLine[] {
  if (schedule === undefined || schedule.length === 0) return [];
  const first = schedule
    .slice(0, mostShown)
    .map(({ step, stepSize, status }) => `step ${step}: η = ${stepSize}, ${statusWords[status]}`);
  const more = schedule.length > mostShown ? [`and ${schedule.length - mostShown} more`] : [];
  return [{ label: 'schedule', value: [...first, ...more].join('\n') }];
}

const mostShown = 5;
const statusWords = {
  exceptional: 'exceptional',
  candidate: 'perhaps exceptional',
  beyond: 'beyond the step sizes that are proved',
} as const;

function certificateLines(found: Found, file: string | null): ResultLine[] {
  if (file !== null) return [{ label: 'certificate', value: `${file} (check it with: crease verify ${file})` }];
  return found.certificate === null ? [] : [{ label: 'certificate', value: 'not written (give --out FILE)' }];
}
