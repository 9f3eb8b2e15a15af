import { Command } from 'commander';
import { analyze, declareAnalyze } from './commands/analyze.js';
import { certify, declareCertify } from './commands/certify.js';
import {
  type CommandIo,
  type CommonOptions,
  commandIo,
  print,
  type Result,
  withCommonOptions,
} from './commands/command.js';
import { declareDescend, descend } from './commands/descend.js';
import { declareInspect, inspect } from './commands/inspect.js';
import { declareCommandsNotYet } from './commands/notYet.js';
import { declareOrbits, orbits } from './commands/orbits.js';
import { declareSlice, slice } from './commands/slice.js';
import { declareSpectrum, spectrum } from './commands/spectrum.js';
import { declareVerify, verify } from './commands/verify.js';
import { endingOf } from './endingOf.js';
import { exitCodes } from './exitCodes.js';
import type { Io } from './io.js';
import { version } from './version.js';

/**
 * Runs the command line and gives its exit code; never throws.
 *
 * @param args the arguments after the name of the program
 */
export function run(args: readonly string[], io: Io): number {
  let code: number = exitCodes.ok;
  const program = commandLine(io, (commandCode) => {
    code = commandCode;
  });
  try {
    program.parse(args, { from: 'user' });
    return code;
  } catch (error) {
    const ending = endingOf(error);
    // Names from files are part of messages: they must not break the line or steer the terminal.
    if (ending.message !== undefined)
      io.message(`crease: ${ending.message.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '�')}\n`);
    return ending.code;
  }
}

type Declare = (command: Command) => Command;
type Action = (io: CommandIo, path: string, options: never) => Result;

/** Every command: its name, its arguments, and what it does. */
const commands: Readonly<Record<string, readonly [Declare, Action]>> = {
  inspect: [declareInspect, inspect],
  analyze: [declareAnalyze, analyze],
  certify: [declareCertify, certify],
  verify: [declareVerify, verify],
  descend: [declareDescend, descend],
  orbits: [declareOrbits, orbits],
  spectrum: [declareSpectrum, spectrum],
  slice: [declareSlice, slice],
};

function commandLine(io: Io, done: (code: number) => void): Command {
  const program = new Command('crease')
    .description('What gradient descent does on a concrete network, and what can be proved about it.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.message(text),
      outputError: (text, write) => write(`crease: ${text.replace(/^error: /, '')}`),
    });
  for (const [name, [declare, action]] of Object.entries(commands)) {
    withCommonOptions(declare(program.command(name))).action((path: string, options: CommonOptions) => {
      const own = commandIo(io, options);
      done(print(own, action(own, path, options as never), options));
    });
  }
  declareCommandsNotYet(program);
  return program;
}
