import { readCsv } from '@crease/interop';
import {
  type Data,
  FormatError,
  lossNamed,
  lossProgram,
  type Model,
  type Objective,
  objective,
  type TargetKind,
  UsageError,
} from '@crease/tensor';
import type { Command } from 'commander';
import type { Io } from '../io.js';
import { counted } from '../output/lines.js';
import { lossArgument, numberArgument } from './arguments.js';
import { fileText, hasEnding } from './fileBytes.js';
import { readArrays } from './readArrays.js';
import { readData } from './readData.js';
import { inFile, type ModelOptions, readModelFile, withModelArgument } from './readModelFile.js';

/** A network, data and a loss: what most commands are about. */
export interface Problem {
  readonly model: Model;
  readonly data: Data;
  readonly loss: string;
  readonly weightDecay: number;
  readonly objective: Objective;
  /** What the problem is called in results for people. */
  readonly title: string;
}

/** Options of every command that reads a problem. */
export interface ProblemOptions extends ModelOptions {
  readonly data?: string;
  readonly target?: string;
  readonly targets?: string;
  readonly loss: string;
  readonly weightDecay?: string;
}

/** Adds the options of a problem to a command. */
export function withProblemOptions(command: Command): Command {
  return withModelArgument(command)
    .option('--data <file>', 'CSV file with a header row, or .npy file with the features (needed)')
    .option('--target <columns>', 'target columns of a CSV file, separated by commas (default: the last column)')
    .option('--targets <file>', '.npy file with the targets, for data in a .npy file')
    .option('--loss <name>', 'loss, by its name: a step size means nothing without it', 'half-mse')
    .option('--weight-decay <w>', 'adds (w/2)‖θ‖² to the loss');
}

/**
 * The problem that the arguments name.
 *
 * @throws errors whose messages name the file and the place, or the option
 */
export function readProblem(io: Io, path: string, options: ProblemOptions): Problem {
  const loss = lossArgument(options.loss);
  const weightDecay = options.weightDecay === undefined ? 0 : numberArgument('--weight-decay', options.weightDecay);
  if (weightDecay < 0) throw new UsageError(`--weight-decay: must not be negative, got ${options.weightDecay}.`);
  const source = dataSource(options);
  const model = readModelFile(io, path, options);
  if (model.layout.size === 0)
    throw new FormatError(`${path}: the network has no trained parameters: nothing can be said about θ.`, {
      code: 'model',
    });
  const data = source(io, lossNamed(loss).targets, model);
  const name = model.name ?? path;
  const decay = weightDecay === 0 ? '' : ` + weight decay ${weightDecay}`;
  return {
    model,
    data,
    loss,
    weightDecay,
    // The data fit the network, but a layer may still not take them: an embedding only the numbers of its rows.
    objective: objective(inFile(options.data!, () => lossProgram(model, data, loss, { weightDecay }))),
    title: [
      name,
      counted(model.layout.size, 'parameter'),
      counted(data.samples, 'sample'),
      `loss ${loss}${decay}`,
    ].join(' · '),
  };
}

type DataSource = (io: Io, kind: TargetKind, model: Model) => Data;

/** How the data are read: decided, and the options checked, before any file is opened. */
function dataSource({ data, target, targets }: ProblemOptions): DataSource {
  if (data === undefined)
    throw new UsageError('--data <file> is needed: the CSV file with the samples, or the .npy file with the features.');
  if (!hasEnding(data, '.npy')) {
    if (targets !== undefined)
      throw new UsageError(`--targets: is for .npy data. Name the target columns of ${data} with --target.`);
    return (io, kind, model) => readData(readCsv(fileText(io, data), data), target?.split(','), kind, model, data);
  }
  if (targets === undefined || target !== undefined)
    throw new UsageError(`--data ${data}: give the targets as a second .npy file with --targets.`);
  return (io, kind, model) => readArrays(io, { data, targets }, kind, model);
}
