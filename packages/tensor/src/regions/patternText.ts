import { FormatError } from '../errors.js';
import type { Pattern } from '../passes/restrict.js';

/**
 * A pattern as compact text, for links and files: `3:1x4,0x2;5:2` says that the elements of equation 3 are four times
 * on piece 1 and twice on piece 0, and the one of equation 5 on piece 2.
 *
 * @example
 * const f = trace({ x: [3] }, ({ x }) => apply(activation('relu'), x));
 * patternText(regions(f, [[-1, 2, 3]]).pattern); // '0:0,1x2'
 */
export function patternText(pattern: Pattern): string {
  return Array.from(pattern, ([equation, pieces]) => `${equation}:${runs(pieces)}`).join(';');
}

/**
 * The pattern that such a text describes. Whether it fits a program is checked by `restrict`.
 *
 * @throws FormatError if the text is not one that `patternText` makes
 */
export function parsePattern(text: string): Pattern {
  const pattern = new Map<number, Int32Array>();
  if (text === '') return pattern;
  for (const part of text.split(';')) {
    const match = /^(\d{1,9}):((?:-?\d{1,10}(?:x\d{1,7})?,)*-?\d{1,10}(?:x\d{1,7})?)?$/.exec(part);
    const equation = Number(match?.[1]);
    if (match === null || pattern.has(equation))
      throw new FormatError(
        `Pattern: "${part.slice(0, 40)}" is not "equation:piece,piece×times…" such as 3:1x4,0x2 with each equation once.`,
      );
    pattern.set(equation, Int32Array.from((match[2] ?? '').split(',').filter(Boolean).flatMap(repeated)));
  }
  return pattern;
}

function runs(pieces: Int32Array): string {
  const parts: string[] = [];
  for (let from = 0; from < pieces.length; ) {
    let to = from + 1;
    while (to < pieces.length && pieces[to] === pieces[from]) to += 1;
    parts.push(to - from === 1 ? `${pieces[from]}` : `${pieces[from]}x${to - from}`);
    from = to;
  }
  return parts.join(',');
}

function repeated(run: string): number[] {
  const [piece, times] = run.split('x');
  if (Number(piece) !== (Number(piece) | 0)) throw new FormatError(`Pattern: piece ${piece} is too large.`);
  return new Array<number>(Number(times ?? 1)).fill(Number(piece));
}
