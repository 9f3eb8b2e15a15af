import { formatNumber } from '../../render/formatNumber.ts';
import type { Break, Curves, PointValues } from './curves.ts';

/** Every break with what happens there. */
export function listBreaks({ breaks }: Curves): string {
  if (breaks.length === 0) return 'none: the function is analytic on the whole line';
  return breaks.map(describeBreak).join('; ');
}

/** The values at the point, and whose they are. */
export function describePoint({ values, piece, kink }: PointValues): string {
  const [f, first, second] = Array.from(values, (value) => formatNumber(value, 7));
  const by = piece === 0 ? 'by the convention of this break' : `by piece ${piece}`;
  const near = kink === undefined ? 'there is no kink' : `nearest kink ${formatNumber(kink.distance)} away`;
  return `f = ${f}, f′ = ${first}, f″ = ${second}, ${by}; ${near}`;
}

function describeBreak({ at, contact, owner }: Break): string {
  const owners = { left: 'owned by the left piece', right: 'owned by the right piece', own: 'with values of its own' };
  return `at ${formatNumber(at)}: ${contactInWords(contact)}, ${owners[owner]}`;
}

function contactInWords(contact: Break['contact']): string {
  if (contact === 'removable') return 'removable (no kink)';
  if (contact === 'unknown') return 'of contact not decided';
  return contact < 0 ? 'a jump (contact −1)' : `a kink of contact ${contact}`;
}
