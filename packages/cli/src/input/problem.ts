import { readCsv } from '@crease/interop';
import { type Data, lossNamed, lossProgram, type Model, type Objective, objective, UsageError } from '@crease/tensor';
import type { Command } from 'commander';
import type { Io } from '../io.js';
import { counted } from '../output/lines.js';
import { lossArgument, numberArgument } from './arguments.js';
import { fileText } from './fileText.js';

import { readData } from './readData.js';
import { readModelFile } from './readModelFile.js';

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
export interface ProblemOptions {
  readonly data?: string;
  readonly target?: string;
  readonly loss: string;
  readonly weightDecay?: string;
}

/** Adds the options of a problem to a command. */
export function withProblemOptions(command: Command): Command {
  return command
    .argument('<model>', 'crease-model/1 file')
    .option('--data <file>', 'CSV file with a header row (needed)')
    .option('--target <columns>', 'target columns, separated by commas (default: the last column)')
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
  if (options.data === undefined) throw new UsageError('--data <file> is needed: the CSV file with the samples.');
  const model = readModelFile(io, path);
  const table = readCsv(fileText(io, options.data), options.data);
  const data = readData(table, options.target?.split(','), lossNamed(loss).targets, model, options.data);
  const name = model.name ?? path;
  const decay = weightDecay === 0 ? '' : ` + weight decay ${weightDecay}`;
  return {
    model,
    data,
    loss,
    weightDecay,
    objective: objective(lossProgram(model, data, loss, { weightDecay })),
    title: [
      name,
      counted(model.layout.size, 'parameter'),
      counted(data.samples, 'sample'),
      `loss ${loss}${decay}`,
    ].join(' · '),
  };
}
