import { breakAt, type Contact, contactOrders, hasFinitelyManyPieces, type ScalarFunction } from '@crease/tensor';

/** A break of the record of a function. */
export interface Break {
  readonly at: number;
  readonly contact: Contact;
}

/** The breaks of the record of a function, of one period if it repeats. */
export function breaksOf(f: ScalarFunction): readonly Break[] {
  return contactOrders(f).map((contact, n) => ({ at: breakAt(f, n), contact }));
}

/** Behind a list of breaks: how they go on. Nothing if these are all. */
export function goingOn(f: ScalarFunction): string {
  return hasFinitelyManyPieces(f) ? '' : `, period ${f.repeat.period}`;
}
