import { UnsupportedError, UsageError } from '@crease/tensor';
import type { Command } from 'commander';
import { countArgument, positiveArgument } from '../input/arguments.js';
import { optimiserArgument } from '../input/optimiser.js';
import { type ProblemOptions, readProblem, withProblemOptions } from '../input/problem.js';
import type { Io } from '../io.js';
import { buildReport } from '../report/buildReport.js';
import { showReport } from '../report/showReport.js';
import type { Result } from './command.js';

interface Options extends ProblemOptions {
  readonly stepSize?: string;
  readonly optimiser?: string;
  readonly hyperparameters?: string;
  readonly batchSize?: string;
  readonly proof: boolean;
  readonly html?: string;
}

/** Declares `crease analyze`. */
export function declareAnalyze(command: Command): Command {
  return withProblemOptions(command)
    .description('the report: loss, region, Hessian, edge of stability, non-singularity, stability of the minimum')
    .option('--step-size <η>', 'step size of gradient descent, in the convention of the loss')
    .option(
      '--optimiser <name>',
      'whose map of states the proof of non-singularity is about (default: gradient descent)',
    )
    .option('--hyperparameters <list>', 'of the optimiser, such as beta1=0.8,epsilon=0 (default: as in PyTorch)')
    .option('--batch-size <b>', 'batch size of SGD for λ (this version: 1)')
    .option('--no-proof', 'do not look for a proof of non-singularity, which can take long')
    .option('--html <file>', 'report as a page (not supported by this version)');
}

/** The result of `crease analyze`. */
export function analyze(io: Io, path: string, options: Options): Result {
  if (options.html !== undefined)
    throw new UnsupportedError('--html: pages are not supported by this version. Use --json.');
  if (options.batchSize !== undefined && countArgument('--batch-size', options.batchSize, 1) !== 1)
    throw new UnsupportedError(`--batch-size ${options.batchSize}: this version computes λ for batch size 1 only.`);
  const stepSize = options.stepSize === undefined ? undefined : positiveArgument('--step-size', options.stepSize);
  if (options.hyperparameters !== undefined && options.optimiser === undefined)
    throw new UsageError('--hyperparameters: say with --optimiser of which optimiser.');
  const optimiser =
    options.optimiser === undefined ? undefined : optimiserArgument(options.optimiser, options.hyperparameters);
  const problem = readProblem(io, path, options);
  const input = {
    ...problem,
    stepSize,
    proof: options.proof,
    ...(optimiser === undefined ? {} : { optimiser: { name: optimiser.name, parameters: optimiser.parameters } }),
  };
  const report = buildReport(input, (task) => io.progress({ task }));
  return { json: report, title: problem.title, lines: showReport(report), warnings: report.warnings };
}
