import { type FormatDetails, FormatError } from '@crease/tensor';

/** What every refusal of a file says besides the problem. */
export interface RefusalDetails extends FormatDetails {
  readonly code: string;
  readonly file: string;
}

/**
 * Throws the FormatError for a problem of a file; its message is one line: file, tensor, problem, hint.
 *
 * @param problem what was expected and what is there, without a full stop
 */
export function refuse(problem: string, details: RefusalDetails): never {
  const { file, tensor, hint } = details;
  const message = `${file}: ${tensor === undefined ? '' : `tensor ${quoted(tensor)}: `}${problem}.`;
  throw new FormatError(hint === undefined ? message : `${message} ${hint}.`, details);
}

const longestQuote = 60;

/** Text from a file, fit for a message: quoted, not too long, without control characters and line breaks. */
export function quoted(text: string): string {
  const shown = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
  return `"${shown.replace(/[\p{C}\u2028\u2029]/gu, '�')}"`;
}
