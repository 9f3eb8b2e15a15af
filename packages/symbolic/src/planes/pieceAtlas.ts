import {
  type Equation,
  hasBreaks,
  isMaximum,
  type KinkedEquation,
  kinkedEquations,
  type Pattern,
  type Program,
  prune,
  restrict,
  ShapeError,
  sizeOf,
  UsageError,
} from '@crease/tensor';
import { polynomialKey } from '../algebra/polynomialKeys.js';
import { type MultivariatePolynomial, polynomialRing, variable } from '../algebra/polynomialRing.js';
import { interpret } from '../interpret/interpret.js';

/**
 * The exact pieces of a program of two coordinates, made as they are asked for: what it computes where every kinked
 * element has a fixed piece, as polynomials in the coordinates (variables 0 and 1).
 *
 * A list of germs has one entry for each kinked element, equation by equation (see `germIndex`).
 */
export interface PieceAtlas {
  readonly program: Program;
  /** The part of the program that leads to its last kinked element: enough to find germs. */
  readonly kinkedPart: Program;
  readonly kinked: readonly KinkedEquation[];
  /** For each kinked equation the place of its first element in a list of germs. */
  readonly first: readonly number[];
  /** The pre-activations of a kinked equation, given the germs of all earlier ones; `undefined` if no polynomials. */
  readonly preactivations: (kinked: number, germs: readonly number[]) => readonly MultivariatePolynomial[] | undefined;
  /** A number that is the same for two lists of germs if and only if the outputs are the same polynomials. */
  readonly piece: (germs: readonly number[]) => number | undefined;
}

/**
 * The exact pieces of a program of two coordinates. Grade: exact.
 *
 * @throws ShapeError unless the program has one input of shape [2]; UsageError if it takes maxima
 */
export function pieceAtlas(program: Program): PieceAtlas {
  const [input, ...others] = program.inputs;
  if (others.length > 0 || input?.shape.length !== 1 || input.shape[0] !== 2)
    throw new ShapeError(
      'pieceAtlas: the program must have one input of shape [2]. Make it with sliceProgram of @crease/landscape.',
    );
  if (program.equations.some(isMaximum))
    throw new UsageError('pieceAtlas: the program takes maxima. Write them with kinks: maximaAsKinks(program).');
  const kinked = kinkedEquations(program);
  const first = kinked.map((_, k) => kinked.slice(0, k).reduce((total, { count }) => total + count, 0));
  const known = new Map<string, readonly (readonly MultivariatePolynomial[])[] | undefined>();
  const numbers = new Map<string, number>();
  const read = (
    outputs: readonly number[],
    germs: readonly number[],
  ): readonly (readonly MultivariatePolynomial[])[] | undefined => {
    const key = `${outputs.join(' ')}:${germs.join(' ')}`;
    if (!known.has(key)) {
      const piece = restrict({ ...program, outputs }, patternOf(program, kinked, first, germs));
      const reading = interpret(prune(piece), [[variable(0), variable(1)]], polynomialRing);
      known.set(key, reading.status === 'computed' ? reading.outputs : undefined);
    }
    return known.get(key);
  };
  return {
    program,
    kinkedPart: prune({ ...program, outputs: kinked.map(({ equation }) => 1 + equation) }),
    kinked,
    first,
    preactivations: (k, germs) =>
      read(program.equations[kinked[k]!.equation]!.inputs.slice(0, 1), germs.slice(0, first[k]))?.[0],
    piece: (germs) => {
      const outputs = read(program.outputs, germs);
      if (outputs === undefined) return undefined;
      const key = outputs.map((output) => output.map(polynomialKey).join(',')).join(';');
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    },
  };
}

/** The pattern of the first kinked elements, as many as there are germs; removable breaks need a piece as well. */
function patternOf(
  program: Program,
  kinked: readonly KinkedEquation[],
  first: readonly number[],
  germs: readonly number[],
): Pattern {
  const pattern = new Map<number, Int32Array>();
  for (const [k, e] of program.equations.entries())
    if (choosesPieces(e)) pattern.set(k, new Int32Array(sizeOf(e.shape)));
  for (const [k, { equation, count }] of kinked.entries()) {
    if (first[k]! + count > germs.length) pattern.delete(equation);
    else pattern.set(equation, Int32Array.from(germs.slice(first[k], first[k]! + count)));
  }
  return pattern;
}

function choosesPieces(e: Equation): boolean {
  return e.primitive === 'map' && e.parameters.germs === undefined && hasBreaks(e.parameters.function);
}
