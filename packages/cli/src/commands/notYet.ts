import { UnsupportedError } from '@crease/tensor';
import type { Command } from 'commander';

/** Commands of the documented command line that this version does not have, with what stands in for them. */
const commands: Readonly<Record<string, string>> = {
  sweep: 'Step sizes side by side are what "crease orbits" computes',
};

/** Declares the commands that are refused by name, so that a documented name is never called unknown. */
export function declareCommandsNotYet(program: Command): void {
  for (const [name, instead] of Object.entries(commands)) {
    program
      .command(name, { hidden: true })
      .allowUnknownOption()
      .allowExcessArguments()
      .action(() => {
        throw new UnsupportedError(`crease ${name} is not supported by this version. ${instead}.`);
      });
  }
}
