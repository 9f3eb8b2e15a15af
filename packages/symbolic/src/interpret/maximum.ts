import { activation, derivative } from '@crease/tensor';
import { Refusal } from './refusal.js';
import type { NumberType } from './rules.js';

const relu = activation('relu');
const step = derivative(relu);

/**
 * The largest of some elements, the first where several are equal.
 *
 * Where the number type cannot tell which of two is larger, $\max(a, b) = a + \operatorname{relu}(b - a)$ with the
 * type's own way of applying a kinked function: an enclosure for intervals, a refusal for residues. So it is where that
 * way is the hull of all pieces: there every element counts, whichever is larger.
 */
export function maximum<T>(elements: readonly T[], type: NumberType<T>): T | Refusal {
  const { arithmetic, scalar } = type;
  const selects = selectsPieces(type);
  let largest: T = elements[0] as T;
  for (const v of elements.slice(1)) {
    const difference = arithmetic.sub(v, largest);
    const order = selects ? arithmetic.compare(difference, 0) : undefined;
    if (order === 1) largest = v;
    if (order !== undefined) continue;
    const excess = scalar(relu, undefined, difference);
    if (excess instanceof Refusal) return excess;
    largest = arithmetic.add(largest, excess);
  }
  return largest;
}

/** True if a kinked function is applied by the piece that its argument selects: then the step function is 1 at 1. */
function selectsPieces<T>({ arithmetic, scalar }: NumberType<T>): boolean {
  const atOne = scalar(step, undefined, arithmetic.one);
  return atOne instanceof Refusal || arithmetic.isZero(arithmetic.sub(atOne, arithmetic.one));
}

/**
 * The marks of the largest element: 1 at the first largest one and 0 elsewhere, or enclosures of them.
 *
 * An element is marked if it exceeds all before it, and none after it exceeds the largest so far.
 */
export function maximumMarks<T>(elements: readonly T[], type: NumberType<T>): readonly T[] | Refusal {
  const { arithmetic, scalar } = type;
  let marks: T[] = [arithmetic.one];
  for (let k = 1; k < elements.length; k++) {
    const before = maximum(elements.slice(0, k), type);
    if (before instanceof Refusal) return before;
    const exceeds = scalar(step, undefined, arithmetic.sub(elements[k]!, before));
    if (exceeds instanceof Refusal) return exceeds;
    const remains = arithmetic.sub(arithmetic.one, exceeds);
    marks = [...marks.map((mark) => arithmetic.mul(mark, remains)), exceeds];
  }
  return marks;
}
