import type { Command } from 'commander';
import type { Io } from '../io.js';
import { toJson } from '../output/json.js';
import { type ResultLine, showLines } from '../output/lines.js';

/** What a command gives back: one result, for machines and for people. */
export interface Result {
  /** The object that `--json` prints. */
  readonly json: unknown;
  /** A first line for people, and the lines below it. */
  readonly title: string;
  readonly lines: readonly ResultLine[];
  /** What to know about the result; goes to standard error. */
  readonly warnings?: readonly string[];
  /** Exit code (default 0). */
  readonly code?: number;
}

/** Options of every command. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Adds the options of every command. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON object')
    .option('--quiet', 'no messages and no progress on standard error')
    .option('--no-color', 'no colours (also: NO_COLOR, or output that is not a terminal)');
}

/** Prints a result as the options say, and gives the exit code. */
export function print(io: Io, result: Result, options: CommonOptions): number {
  if (!options.quiet) for (const warning of result.warnings ?? []) io.message(`warning: ${warning}\n`);
  if (options.json) io.out(`${toJson(result.json)}\n`);
  else io.out(`${result.title}\n\n${showLines(result.lines, io.hasColor && options.color)}`);
  return result.code ?? 0;
}
