import { certifyNonSingular, type NonSingularity, type StepSizeQuestion, trainingProblem } from '@crease/symbolic';
import { UsageError } from '@crease/tensor';
import type { Command } from 'commander';
import { exitCodes } from '../exitCodes.js';
import { positiveArgument, rangeArgument } from '../input/arguments.js';
import { type ProblemOptions, readProblem, withProblemOptions } from '../input/problem.js';
import type { Io } from '../io.js';
import { toJson } from '../output/json.js';
import type { ResultLine } from '../output/lines.js';
import { writeFile } from '../output/writeFile.js';
import { nonSingularLines } from '../report/showNonSingular.js';
import { version } from '../version.js';
import type { Result } from './command.js';

interface Options extends ProblemOptions {
  readonly stepSize?: string;
  readonly range?: string;
  readonly all?: boolean;
  readonly out?: string;
}

/** Who asks for a proof waits for it: some ten seconds for one matrix of enclosures, where a report takes one. */
const certifyEffort = 2 ** 27;

/** Declares `crease certify`. */
export function declareCertify(command: Command): Command {
  return withProblemOptions(command)
    .description('proves for which step sizes the gradient descent map is non-singular')
    .option('--step-size <η>', 'about this step size')
    .option('--range <a,b>', 'about all step sizes between a and b')
    .option('--all', 'about every step size')
    .option('--out <file>', 'write the certificate to a file, for crease verify');
}

/**
 * The result of `crease certify`.
 *
 * The exit code is 0 whatever the verdict, unless a certificate was to be written and none was found.
 */
export function certify(io: Io, path: string, options: Options): Result {
  const question = questionOf(options);
  const { model, data, loss, weightDecay, title } = readProblem(io, path, options);
  io.progress({ task: 'proof of non-singularity' });
  const found = certifyNonSingular(trainingProblem(model, data, loss, { weightDecay }), question, {
    createdBy: `crease ${version}`,
    effort: certifyEffort,
  });
  const { verdict, method, range, exceptional, reason, certificate } = found;
  const file = options.out !== undefined && certificate !== null ? options.out : null;
  if (file !== null) writeFile(io, file, `${toJson(certificate)}\n`);
  const isMissing = options.out !== undefined && certificate === null;
  return {
    json: { format: 'crease-verdict/1', verdict, method, range, exceptional, reason, certificate: file },
    title,
    lines: [...nonSingularLines(found, loss, question !== undefined), ...certificateLines(found, file)],
    ...(isMissing
      ? { warnings: [`no certificate was found, so ${options.out} was not written.`], code: exitCodes.failure }
      : {}),
  };
}

function questionOf({ stepSize, range, all }: Options): StepSizeQuestion | undefined {
  if ([stepSize, range, all].filter((option) => option !== undefined).length > 1)
    throw new UsageError('Give only one of --step-size, --range and --all.');
  if (stepSize !== undefined) return { stepSize: positiveArgument('--step-size', stepSize) };
  if (range !== undefined) return { range: rangeArgument('--range', range) };
  return all === true ? 'every step size' : undefined;
}

function certificateLines(found: NonSingularity, file: string | null): ResultLine[] {
  if (file !== null) return [{ label: 'certificate', value: `${file} (check it with: crease verify ${file})` }];
  return found.certificate === null ? [] : [{ label: 'certificate', value: 'not written (give --out FILE)' }];
}
