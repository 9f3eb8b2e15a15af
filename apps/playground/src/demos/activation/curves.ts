import { scalarLatex } from '@crease/symbolic';
import {
  type Contact,
  contactOrders,
  derivative,
  evaluateExpression,
  germ,
  germIndex,
  ownerIndex,
  pieceRange,
} from '@crease/tensor';
import { type Choice, chosenFunction } from './chosenFunction.ts';

/** A function with its first two derivatives, piece by piece. */
export interface Curves {
  /** KaTeX of the function. */
  readonly latex: string;
  readonly breaks: readonly Break[];
  /** For the orders 0, 1, 2. */
  readonly orders: readonly Curve[];
}

/** A break of the function. */
export interface Break {
  readonly at: number;
  readonly contact: Contact;
  /** Who gives the values there. */
  readonly owner: 'left' | 'right' | 'own';
}

/** The graph of a derivative: one polyline for each piece, up to and with its ends. */
export interface Curve {
  readonly pieces: readonly { readonly x: Float64Array; readonly y: Float64Array }[];
  /** The value that the convention gives at each break. */
  readonly atBreaks: Float64Array;
}

/** The part of the axis that is drawn, from −`reach` to `reach`. */
export const reach = 4;
const pointsOfPiece = 161;

/** The graphs of a function and of its first two derivatives, each piece by its own expression up to its ends. */
export function* curves(choice: Choice): Generator<number, Curves, void> {
  const f = chosenFunction(choice);
  const breaks = f.breaks.map((at, k) => ownedBreak(at, contactOrders(f)[k]!, f.owners[k]));
  const orders: Curve[] = [];
  for (let g = f; orders.length < 3; g = derivative(g)) {
    const pieces = g.pieces.map((piece, k) => {
      const { lower, upper } = pieceRange(g, k);
      const [from, to] = [Math.max(lower, -reach), Math.min(upper, reach)];
      const count = from < to ? pointsOfPiece : 0;
      const x = Float64Array.from({ length: count }, (_, n) => from + ((to - from) * n) / (count - 1));
      return { x, y: x.map((at) => evaluateExpression(piece, at)) };
    });
    const atBreaks = Float64Array.from(g.breaks, (at, k) => evaluateExpression(germ(g, ownerIndex(g, k)), at));
    orders.push({ pieces, atBreaks });
    yield orders.length / 3;
  }
  return { latex: scalarLatex(f), breaks, orders };
}

/** The function at one point. */
export interface PointValues {
  readonly at: number;
  /** Value, first and second derivative, by the piece or convention that holds there. */
  readonly values: Float64Array;
  /** From 1, from the left; 0 at a break that has an expression of its own. */
  readonly piece: number;
  /** The nearest kink, and how far it is; `undefined` if there is none. */
  readonly kink: { readonly at: number; readonly distance: number } | undefined;
}

/** Value and derivatives at one point, as a program would compute them there. */
export function* pointValues(choice: Choice & { readonly at: number }): Generator<number, PointValues, void> {
  const f = chosenFunction(choice);
  const contact = contactOrders(f);
  const { at } = choice;
  yield 0.5;
  const index = germIndex(f, at);
  const values = new Float64Array(3);
  for (let order = 0, g = f; order < 3; order++, g = derivative(g))
    values[order] = evaluateExpression(germ(g, index), at);
  const distances = f.breaks
    .filter((_, k) => contact[k] !== 'removable')
    .map((kink) => ({ at: kink, distance: Math.abs(kink - at) }));
  distances.sort((a, b) => a.distance - b.distance);
  return { at, values, piece: index < f.pieces.length ? index + 1 : 0, kink: distances[0] };
}

function ownedBreak(at: number, contact: Contact, owner: unknown): Break {
  return { at, contact, owner: owner === 'left' || owner === 'right' ? owner : 'own' };
}
