import { DomainError, UnsupportedError } from '../errors.js';
import { differentiate } from './differentiate.js';
import { evaluateExpression } from './evaluateExpression.js';
import { dependsOnX, type Expression, isConstant } from './expression.js';
import { type RepeatingFunction, repetition } from './repetition.js';

/**
 * Who gives the value and every derivative at a break: the piece on its left, the piece on its right, or an
 * expression of its own (|x| has slope 0 at 0 by convention, neither −1 nor 1).
 */
export type Owner = 'left' | 'right' | Expression;

/**
 * A piecewise-analytic function R → R with finitely many pieces, as plain data.
 *
 * For breaks $b_1 < \dots < b_m$ it is `pieces[k]` on the open interval $(b_k, b_{k+1})$. Every piece must be analytic
 * on the closure of its interval. The convention at each break is data (`owners`), reported with results.
 */
export interface FiniteFunction {
  readonly name: string;
  readonly breaks: readonly number[];
  readonly pieces: readonly Expression[];
  readonly owners: readonly Owner[];
}

/** A piecewise-analytic function R → R as plain data: all pieces, or those of one period. */
export type ScalarFunction = FiniteFunction | RepeatingFunction;

/** True if the record has all pieces of the function. */
export function hasFinitelyManyPieces(f: ScalarFunction): f is FiniteFunction {
  return !('repeat' in f);
}

/**
 * The same function, for a reader of all its pieces.
 *
 * @param reader what needs them, for the message
 * @throws UnsupportedError if it has infinitely many
 */
export function finitePieces(f: ScalarFunction, reader: string): FiniteFunction {
  if (hasFinitelyManyPieces(f)) return f;
  throw new UnsupportedError(
    `${reader}: "${f.name}" has infinitely many pieces, which are not read one by one. Use an activation with finitely many.`,
  );
}

/**
 * A checked piecewise-analytic function.
 *
 * @throws DomainError if the breaks are not finite and strictly increasing, the counts do not fit, or something is not an
 *   expression
 *
 * @example
 * const { x, constant } = expression;
 * const clip = piecewise('clip', [-1, 1], [constant(-1), x, constant(1)], ['left', 'right']);
 * [evaluateScalar(clip, 3), evaluateScalar(derivative(clip), 1)]; // [1, 0]
 */
export function piecewise(
  name: string,
  breaks: readonly number[],
  pieces: readonly Expression[],
  owners: readonly Owner[] = breaks.map(() => 'left' as const),
): FiniteFunction {
  for (let k = 0; k < breaks.length; k++) {
    if (!Number.isFinite(breaks[k]) || (k > 0 && !(breaks[k - 1]! < breaks[k]!)))
      throw new DomainError(
        `piecewise "${name}": breaks must be finite and strictly increasing, got [${breaks.join(', ')}]. Sort them and remove repeated ones.`,
      );
  }
  if (pieces.length !== breaks.length + 1)
    throw new DomainError(
      `piecewise "${name}": ${breaks.length} breaks need ${breaks.length + 1} pieces, got ${pieces.length}. Give one piece for each interval between breaks.`,
    );
  if (owners.length !== breaks.length)
    throw new DomainError(
      `piecewise "${name}": every break needs one owner, got ${owners.length} owners for ${breaks.length} breaks.`,
    );
  const expressions: readonly unknown[] = [
    ...pieces,
    ...owners.filter((owner) => owner !== 'left' && owner !== 'right'),
  ];
  if (!expressions.every((e) => typeof e === 'object' && e !== null))
    throw new DomainError(
      `piecewise "${name}": a piece is an expression, an owner "left", "right" or an expression. Write constant(0) for a number.`,
    );
  return { name, breaks, pieces, owners };
}

/** A function that is analytic on all of R: one piece, no breaks. */
export function analytic(name: string, expression: Expression): FiniteFunction {
  return { name, breaks: [], pieces: [expression], owners: [] };
}

const derivatives = new WeakMap<ScalarFunction, ScalarFunction>();

/**
 * The derivative of a piecewise-analytic function, again such a function: each piece differentiated, breaks and
 * owners kept. The same record is returned for the same argument.
 */
export function derivative(f: FiniteFunction): FiniteFunction;
export function derivative(f: ScalarFunction): ScalarFunction;
export function derivative(f: ScalarFunction): ScalarFunction {
  let result = derivatives.get(f);
  if (result === undefined) {
    const name = `${f.name}'`;
    result = hasFinitelyManyPieces(f)
      ? {
          name,
          breaks: f.breaks,
          pieces: f.pieces.map(differentiate),
          owners: f.owners.map((o) => (typeof o === 'string' ? o : differentiate(o))),
        }
      : { name, repeat: { ...f.repeat, rise: 0, pieces: f.repeat.pieces.map(differentiate) } };
    derivatives.set(f, result);
  }
  return result;
}

/** True if the function is 0 on every piece and at every break, so that it can be left out of sums. */
export function isZeroFunction(f: ScalarFunction): boolean {
  return (hasFinitelyManyPieces(f) || f.repeat.rise === 0) && expressionsOf(f).every((e) => isConstant(e, 0));
}

/** Every expression that the record of a function holds: pieces, and own expressions of breaks. */
export function expressionsOf(f: ScalarFunction): readonly Expression[] {
  if (!hasFinitelyManyPieces(f)) return f.repeat.pieces;
  return [...f.pieces, ...f.owners.filter((owner) => typeof owner !== 'string')];
}

/** True if the function changes its piece anywhere. */
export function hasBreaks(f: ScalarFunction): boolean {
  return !hasFinitelyManyPieces(f) || f.breaks.length > 0;
}

/**
 * The index of the germ that gives value and derivatives at `at`.
 *
 * Indices below `pieces.length` are pieces; `pieces.length + k` is the own expression of break `k`. NaN goes to
 * `defaultPiece(f)`, which passes it on whenever some piece depends on x. Of a function that repeats, all whole numbers
 * are indices, of pieces.
 *
 * @throws DomainError if the function repeats and the index is not below 2^31 in size, or `at` is no number
 */
export function germIndex(f: ScalarFunction, at: number): number {
  if (!hasFinitelyManyPieces(f)) return repetition().index(f, at);
  const last = defaultPiece(f);
  for (let k = 0; k < last; k++) {
    if (at < f.breaks[k]!) return k;
    if (at === f.breaks[k]) return ownerIndex(f, k);
  }
  for (let k = f.breaks.length - 1; k >= last; k--) {
    if (at > f.breaks[k]!) return k + 1;
    if (at === f.breaks[k]) return ownerIndex(f, k);
  }
  return last;
}

/** The expression with this index (see `germIndex`). */
export function germ(f: ScalarFunction, index: number): Expression {
  if (!hasFinitelyManyPieces(f)) return repetition().piece(f, index);
  return index < f.pieces.length ? f.pieces[index]! : (f.owners[index - f.pieces.length] as Expression);
}

/** True if the function has a germ with this index. */
export function isGerm(f: ScalarFunction, index: number): boolean {
  return !hasFinitelyManyPieces(f) || (index >= 0 && index < f.pieces.length + f.breaks.length);
}

/** The index of the germ that owns break `k`. */
export function ownerIndex(f: ScalarFunction, k: number): number {
  if (!hasFinitelyManyPieces(f)) return repetition().owner(f, k);
  const owner = f.owners[k];
  return owner === 'left' ? k : owner === 'right' ? k + 1 : f.pieces.length + k;
}

/** The piece taken when no comparison holds: the last one that depends on x, so that NaN stays NaN. */
export function defaultPiece(f: FiniteFunction): number {
  for (let k = f.pieces.length - 1; k >= 0; k--) if (dependsOnX(f.pieces[k]!)) return k;
  return f.pieces.length - 1;
}

/** The value of the function at `at`, in floating point. */
export function evaluateScalar(f: ScalarFunction, at: number): number {
  if (!hasFinitelyManyPieces(f)) return repetition().evaluate(f, at);
  return evaluateExpression(germ(f, germIndex(f, at)), at);
}
