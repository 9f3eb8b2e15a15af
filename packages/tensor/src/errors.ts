/**
 * The base of every error that Crease throws on purpose.
 *
 * Its message says what was expected, what was given, where, and what to do. Mathematical failure (no convergence,
 * an orbit that escapes, a proof that was not found) is never an exception but a value with a `status`.
 */
export class CreaseError extends Error {
  override readonly name: string = 'CreaseError';
}

/** Thrown when the shape or the length of an argument is not the one that the operation needs. */
export class ShapeError extends CreaseError {
  override readonly name: string = 'ShapeError';
}

/** Thrown when a traced value is used as if it were a number, or outside the trace that made it. */
export class TraceError extends CreaseError {
  override readonly name: string = 'TraceError';
}

/** Thrown when a number lies outside the set on which the operation is defined. */
export class DomainError extends CreaseError {
  override readonly name: string = 'DomainError';
}

/** Thrown when a function is called in a way that it does not offer (unknown name, contradicting options). */
export class UsageError extends CreaseError {
  override readonly name: string = 'UsageError';
}

/** What a program may want to know about a FormatError besides its message. */
export interface FormatDetails {
  /** A short name of the mistake that stays the same when messages get better, such as `overlap`. */
  readonly code?: string;
  readonly file?: string;
  /** The byte of the file, counted from 0. */
  readonly offset?: number;
  /** The line of the file, counted from 1. */
  readonly line?: number;
  readonly tensor?: string;
  /** What to do. */
  readonly hint?: string;
}

/** Thrown when a model, data or certificate document is not what its format says; names the place in the document. */
export class FormatError extends CreaseError {
  override readonly name: string = 'FormatError';
  readonly details: FormatDetails;

  constructor(message: string, details: FormatDetails = {}) {
    super(message);
    this.details = details;
  }
}

/** Thrown when a document asks for something that its format allows but this version does not have. */
export class UnsupportedError extends CreaseError {
  override readonly name: string = 'UnsupportedError';
}
