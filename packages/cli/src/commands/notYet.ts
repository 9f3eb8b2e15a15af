import { UnsupportedError } from '@crease/tensor';
import type { Command } from 'commander';

/** Commands of the documented command line that this version does not have, with what stands in for them. */
const commands: Readonly<Record<string, string>> = {
  descend: 'The attractors of gradient descent are shown by "crease orbits"',
  sweep: 'Step sizes side by side are what "crease orbits" computes',
};

/** Options of the documented command line that this version does not have. */
const options: Readonly<Record<string, string>> = {
  '--ndjson': 'Use --json, which prints one object',
  '--architecture <file>': 'Put the weights inline into a crease-model/1 file',
  '--targets <file>': 'Use a CSV file with the targets as columns',
};

/** Declares the commands that are refused by name, so that a documented name is never called unknown. */
export function declareCommandsNotYet(program: Command): void {
  for (const [name, instead] of Object.entries(commands)) {
    program
      .command(name, { hidden: true })
      .allowUnknownOption()
      .allowExcessArguments()
      .action(() => refuse(`crease ${name}`, instead));
  }
}

/** Declares the options that are refused by name. */
export function withOptionsNotYet(command: Command): Command {
  for (const [flags, instead] of Object.entries(options)) {
    const option = command.createOption(flags).hideHelp();
    command.addOption(option);
    command.on(`option:${option.name()}`, () => refuse(flags.split(' ')[0]!, instead));
  }
  return command;
}

function refuse(what: string, instead: string): never {
  throw new UnsupportedError(`${what} is not supported by this version. ${instead}.`);
}
