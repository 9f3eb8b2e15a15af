import {
  type Equation,
  hasFinitelyManyPieces,
  isMaximum,
  type Primitive,
  type Program,
  primitives,
} from '@crease/tensor';

/**
 * True if every node of a program is analytic at every real value of its inputs, whether or not the program reaches
 * it; for a piecewise function, each of its pieces on all of R. Grade: proved.
 *
 * The hypothesis of every theorem that continues a piece of the loss beyond its region: with √, log or division by a
 * traced value such a continuation may have several components, and one point decides nothing about the others.
 */
export function isTotalProgram(program: Program): boolean {
  return firstPartialNode(program) === undefined;
}

/** The first equation of a program that is not total, or `undefined`. */
export function firstPartialNode(program: Program): Equation | undefined {
  return program.equations.find((e) => !(primitives[e.primitive] as Primitive<unknown>).total(e.parameters));
}

/**
 * The first equation whose pieces are not all analytic on the whole space, or `undefined`: total nodes are, and the
 * pieces of a maximum are projections to its candidates.
 */
export function firstPartialPiece(program: Program): Equation | undefined {
  return firstPartialNode({ ...program, equations: program.equations.filter((e) => !isMaximum(e)) });
}

/** The name of an equation for messages: `map softsign in layers/1`. */
export function nodeName(e: Equation): string {
  const f = e.primitive === 'map' ? ` ${e.parameters.function.name}` : '';
  return `${e.primitive}${f}${e.scope === '' ? '' : ` in ${e.scope}`}`;
}

/** Why no certificate can be about a program: it would have to list infinitely many pieces. `undefined` if it need not. */
export function whyEndless(program: Program): string | undefined {
  const endless = program.equations.find((e) => e.primitive === 'map' && !hasFinitelyManyPieces(e.parameters.function));
  return endless && `${nodeName(endless)} has infinitely many pieces, which no certificate lists`;
}
