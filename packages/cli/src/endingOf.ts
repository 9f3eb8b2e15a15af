import { CreaseError, FormatError, UnsupportedError, UsageError } from '@crease/tensor';
import { CommanderError } from 'commander';
import { exitCodes } from './exitCodes.js';

/** How a command ends because of an error: the code for the shell, and the message for standard error, if any. */
export interface Ending {
  readonly code: number;
  readonly message: string | undefined;
}

/** What engines say if an array is too large for them. */
const noRoom = /allocation failed|Invalid (?:typed )?array length/;

/**
 * The exit code and the message for an error.
 *
 * Errors of Crease carry their whole message; the argument parser has already written its own. Anything else is a
 * defect of the program, and its message says so; the stack is never shown.
 */
export function endingOf(error: unknown): Ending {
  if (error instanceof CommanderError)
    return { code: error.exitCode === 0 ? exitCodes.ok : exitCodes.usage, message: undefined };
  if (error instanceof UnsupportedError) return { code: exitCodes.unsupported, message: error.message };
  if (error instanceof UsageError) return { code: exitCodes.usage, message: error.message };
  if (error instanceof FormatError && error.details.code !== undefined)
    return { code: exitCodes.failure, message: `${error.message} [${error.details.code}]` };
  if (error instanceof CreaseError) return { code: exitCodes.failure, message: error.message };
  if (error instanceof RangeError && noRoom.test(error.message))
    return {
      code: exitCodes.failure,
      message: 'this needs more memory than there is: the network or the data are too large.',
    };
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: exitCodes.failure, message: `internal error (a defect of Crease, please report it): ${what}` };
}
