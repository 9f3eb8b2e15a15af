import { batchGradient, type Descent, descentMachine } from '@crease/stability';
import { UsageError } from '@crease/tensor';
import type { Command } from 'commander';
import { countArgument, integerArgument, positiveArgument } from '../input/arguments.js';
import { optimiserArgument } from '../input/optimiser.js';
import { type Problem, type ProblemOptions, readProblem, withProblemOptions } from '../input/problem.js';
import { counted, type ResultLine, short } from '../output/lines.js';
import { runMachine } from '../runMachine.js';
import type { CommandIo, Result } from './command.js';

interface Options extends ProblemOptions {
  readonly stepSize?: string;
  readonly steps?: string;
  readonly batchSize?: string;
  readonly optimiser: string;
  readonly hyperparameters?: string;
  readonly seed: string;
  readonly sharpnessEvery: string;
}

/** Declares `crease descend`. */
export function declareDescend(command: Command): Command {
  return withProblemOptions(command)
    .description('gradient descent from the parameters: loss, gradient norm, sharpness and changes of region')
    .option('--step-size <η>', 'step size, in the convention of the loss (needed)')
    .option('--steps <n>', 'number of steps (needed)')
    .option('--optimiser <name>', 'what is done with the gradient', 'gradient-descent')
    .option('--hyperparameters <list>', 'of the optimiser, such as beta1=0.8,epsilon=0 (default: as in PyTorch)')
    .option('--batch-size <b>', 'stochastic: b samples drawn anew for each step (default: all samples)')
    .option('--seed <s>', 'seed of the batches', '0')
    .option('--sharpness-every <k>', 'the sharpness at every k-th step; 0: never', '1');
}

/** The result of `crease descend`; with `--ndjson` every step is an event. */
export function descend(io: CommandIo, path: string, options: Options): Result {
  if (options.stepSize === undefined) throw new UsageError('--step-size <η> is needed, such as 0.1.');
  if (options.steps === undefined) throw new UsageError('--steps <n> is needed, such as 100.');
  const stepSize = positiveArgument('--step-size', options.stepSize);
  const steps = countArgument('--steps', options.steps, 0);
  const sharpnessEvery = countArgument('--sharpness-every', options.sharpnessEvery, 0);
  const seed = integerArgument('--seed', options.seed);
  const batchSize = options.batchSize === undefined ? undefined : countArgument('--batch-size', options.batchSize, 1);
  const { name, optimiser, parameters } = optimiserArgument(options.optimiser, options.hyperparameters);
  const problem = readProblem(io, path, options);
  const { model, data, loss, weightDecay, objective } = problem;
  if (batchSize !== undefined && batchSize > data.samples)
    throw new UsageError(`--batch-size ${batchSize}: the data have only ${counted(data.samples, 'sample')}.`);
  const direction =
    batchSize === undefined ? undefined : batchGradient(model, data, loss, { batchSize, seed, weightDecay });
  const machine = descentMachine(objective, {
    start: model.theta,
    stepSize,
    steps,
    sharpnessEvery,
    optimiser,
    parameters,
    ...(direction === undefined ? {} : { direction }),
  });
  const found = runMachine(io, 'descent', machine, ({ loss, gradientNorm, sharpness, regionChanges }) => {
    const step = loss.length - 1;
    io.event('step', {
      step,
      loss: loss[step],
      gradientNorm: gradientNorm[step],
      sharpness: sharpness[step] ?? null,
      regionChanges: regionChanges[step - 1] ?? null,
    });
  });
  const batches = batchSize === undefined ? null : { size: batchSize, seed };
  return {
    json: {
      format: 'crease-descent/1',
      lossName: loss,
      stepSize,
      optimiser: { name, parameters },
      batches,
      loss: found.loss,
      gradientNorm: found.gradientNorm,
      sharpness: sharpnessEvery === 0 ? null : found.sharpness.map((value) => value ?? null),
      regionChanges: found.regionChanges,
      status: found.status,
      theta: found.theta,
    },
    title: problem.title,
    lines: descentLines(found, problem, stepSize, `${optimiser.title}${batchText(batchSize)}`),
  };
}

function batchText(batchSize: number | undefined): string {
  return batchSize === undefined ? '' : `, stochastic, ${counted(batchSize, 'sample')} a step`;
}

function descentLines(found: Descent, { loss }: Problem, stepSize: number, kind: string): ResultLine[] {
  const steps = found.loss.length - 1;
  const along = (values: readonly (number | undefined)[] | Float64Array): string => {
    const seen = Array.from(values).filter((value) => value !== undefined);
    return `${short(seen[0]!)} → ${short(seen.at(-1)!)}`;
  };
  const changed = found.regionChanges.reduce((sum, count) => sum + count, 0);
  const moving = found.regionChanges.filter((count) => count > 0).length;
  return [
    { label: 'step size', value: `${stepSize} (loss ${loss})` },
    { label: 'steps', value: `${steps}, ${kind}` },
    { label: 'status', value: found.status },
    { label: 'loss', value: along(found.loss), grade: 'observed' },
    { label: 'gradient', value: along(found.gradientNorm), grade: 'observed' },
    ...(found.sharpness.some((value) => value !== undefined)
      ? [
          {
            label: 'sharpness',
            value: `${along(found.sharpness)} (edge 2/η = ${short(2 / stepSize)})`,
            grade: 'observed' as const,
          },
        ]
      : []),
    {
      label: 'regions',
      value: `${counted(changed, 'piece')} changed, in ${moving} of ${counted(steps, 'step')}`,
      grade: 'observed',
    },
  ];
}
