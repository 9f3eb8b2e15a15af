import {
  type Expression,
  type FiniteFunction,
  hasFinitelyManyPieces,
  type Repeat,
  type ScalarFunction,
} from '@crease/tensor';
import { expressionLatex } from './expressionLatex.js';
import { numberLatex } from './numberLatex.js';

/**
 * A scalar function in KaTeX: its expression, or a `cases` environment with one row for each piece and for each break
 * that has a value of its own.
 *
 * The owner of a break decides between ≤ and <, so the convention at the kink is visible. Infinitely many pieces are those
 * of one period, moved by a whole number k of periods.
 *
 * @example scalarLatex(activation('relu')) // \begin{cases}0 & x \le 0\\x & x > 0\end{cases}
 */
export function scalarLatex(f: ScalarFunction, variable = 'x'): string {
  if (!hasFinitelyManyPieces(f)) return repeatLatex(f.repeat, variable);
  if (f.breaks.length === 0) return expressionLatex(f.pieces[0]!, variable);
  const rows: string[] = [];
  for (const [k, piece] of f.pieces.entries()) {
    rows.push(`${expressionLatex(piece, variable)} & ${condition(f, k, variable)}`);
    const owner = f.owners[k];
    if (owner !== undefined && typeof owner !== 'string')
      rows.push(`${expressionLatex(owner, variable)} & ${variable} = ${numberLatex(f.breaks[k]!)}`);
  }
  return `\\begin{cases}${rows.join('\\\\')}\\end{cases}`;
}

/** The interval of piece k, with the breaks that it owns. */
function condition(f: FiniteFunction, k: number, variable: string): string {
  const lower = k === 0 ? undefined : { at: numberLatex(f.breaks[k - 1]!), isOwn: f.owners[k - 1] === 'right' };
  const upper = k === f.breaks.length ? undefined : { at: numberLatex(f.breaks[k]!), isOwn: f.owners[k] === 'left' };
  if (lower === undefined) return `${variable} ${upper!.isOwn ? '\\le' : '<'} ${upper!.at}`;
  if (upper === undefined) return `${variable} ${lower.isOwn ? '\\ge' : '>'} ${lower.at}`;
  return `${lower.at} ${lower.isOwn ? '\\le' : '<'} ${variable} ${upper.isOwn ? '\\le' : '<'} ${upper.at}`;
}

function repeatLatex({ period, rise, breaks, pieces, owners }: Repeat, variable: string): string {
  const moved = shifted(variable, -period);
  const rows = pieces.map((piece, r) => {
    // The first piece begins at the last break of the period before.
    const [lower, isOwn] = r === 0 ? [breaks.at(-1)! - period, owners.at(-1)] : [breaks[r - 1]!, owners[r - 1]];
    const ends = [shifted(numberLatex(lower), period), shifted(numberLatex(breaks[r]!), period)];
    const range = `${ends[0]} ${isOwn === 'right' ? '\\le' : '<'} ${variable} ${owners[r] === 'left' ? '\\le' : '<'} ${ends[1]}`;
    return `${shifted(pieceLatex(piece, moved), rise)} & ${range}`;
  });
  return `\\begin{cases}${rows.join('\\\\')}\\end{cases}\\quad {k \\in \\mathbb{Z}}`;
}

function pieceLatex(piece: Expression, moved: string): string {
  return expressionLatex(piece, piece.op === 'x' ? moved : `\\left(${moved}\\right)`);
}

/** A term plus a multiple of k. */
function shifted(term: string, factor: number): string {
  if (factor === 0) return term;
  const size = Math.abs(factor);
  const multiple = `${size === 1 ? '' : numberLatex(size)}k`;
  if (term === '0') return factor < 0 ? `-${multiple}` : multiple;
  return `${term} ${factor < 0 ? '-' : '+'} ${multiple}`;
}
