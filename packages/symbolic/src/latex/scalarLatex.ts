import type { ScalarFunction } from '@crease/tensor';
import { expressionLatex } from './expressionLatex.js';
import { numberLatex } from './numberLatex.js';

/**
 * A scalar function in KaTeX: its expression, or a `cases` environment with one row for each piece and for each break
 * that has a value of its own.
 *
 * The owner of a break decides between ≤ and <, so the convention at the kink is visible.
 *
 * @example scalarLatex(activation('relu')) // \begin{cases}0 & x \le 0\\x & x > 0\end{cases}
 */
export function scalarLatex(f: ScalarFunction, variable = 'x'): string {
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
function condition(f: ScalarFunction, k: number, variable: string): string {
  const lower = k === 0 ? undefined : { at: numberLatex(f.breaks[k - 1]!), isOwn: f.owners[k - 1] === 'right' };
  const upper = k === f.breaks.length ? undefined : { at: numberLatex(f.breaks[k]!), isOwn: f.owners[k] === 'left' };
  if (lower === undefined) return `${variable} ${upper!.isOwn ? '\\le' : '<'} ${upper!.at}`;
  if (upper === undefined) return `${variable} ${lower.isOwn ? '\\ge' : '>'} ${lower.at}`;
  return `${lower.at} ${lower.isOwn ? '\\le' : '<'} ${variable} ${upper.isOwn ? '\\le' : '<'} ${upper.at}`;
}
