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

/** What a command works with: the system, and a place for events. */
export interface CommandIo extends Io {
  /** Says that something has happened; printed with `--ndjson`. */
  readonly event: (event: string, fields: object) => void;
}

/** Options of every command. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Adds the options of every command. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON object')
    .addOption(command.createOption('--ndjson', 'print events, one JSON object on each line').conflicts('json'))
    .option('--quiet', 'no messages and no progress')
    .option('--no-color', 'no colours (also: NO_COLOR, or output that is not a terminal)');
}

/** The system as a command sees it with these options. */
export function commandIo(io: Io, options: CommonOptions): CommandIo {
  const event = (name: string, fields: object): void => {
    if (options.ndjson) io.out(`${toJson({ event: name, ...fields })}\n`);
  };
  return { ...io, event, progress: progressOf(io, options, event) };
}

/** Progress as events is for programs: only when the task changes or another hundredth is done. */
function progressOf(io: Io, options: CommonOptions, event: CommandIo['event']): Io['progress'] {
  if (options.quiet) return () => {};
  if (!options.ndjson) return io.progress;
  let last = '';
  return ({ task, share }) => {
    const percent = share === undefined ? undefined : Math.floor(100 * share);
    if (last === `${task} ${percent}`) return;
    last = `${task} ${percent}`;
    event('progress', { task, share });
  };
}

/** Prints a result as the options say, and gives the exit code. */
export function print(io: CommandIo, result: Result, options: CommonOptions): number {
  for (const warning of (!options.quiet && result.warnings) || []) {
    io.event('warning', { message: warning });
    if (!options.ndjson) io.message(`warning: ${warning}\n`);
  }
  io.event('result', { result: result.json });
  if (options.json) io.out(`${toJson(result.json)}\n`);
  else if (!options.ndjson) io.out(`${result.title}\n\n${showLines(result.lines, io.hasColor && options.color)}`);
  return result.code ?? 0;
}
