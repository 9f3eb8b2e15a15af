import { type FiniteFunction, finitePieces, type Pattern, type Program, sizeOf } from '@crease/tensor';

/** One evaluation of a piecewise function: an element of a map equation. */
export interface Activation {
  readonly equation: number;
  readonly element: number;
  readonly function: FiniteFunction;
}

/**
 * The formal patterns of a program: one piece for every evaluation of a piecewise function, in program order.
 *
 * A formal pattern need not be the pattern of any θ. Statements about all formal patterns hold for every region.
 */
export interface FormalPatterns {
  readonly activations: readonly Activation[];
  /** How many patterns there are: the product of the numbers of pieces. */
  readonly count: bigint;
}

/** One piece index for each activation. */
export type Pieces = readonly number[];

/**
 * The formal patterns of a program.
 *
 * @throws UnsupportedError if a function has infinitely many pieces
 */
export function formalPatterns(program: Program): FormalPatterns {
  const activations: Activation[] = [];
  let count = 1n;
  for (const [equation, e] of program.equations.entries()) {
    if (e.primitive !== 'map' || e.parameters.germs !== undefined) continue;
    const f = finitePieces(e.parameters.function, 'formalPatterns');
    if (f.breaks.length === 0) continue;
    const size = sizeOf(e.shape);
    count *= BigInt(f.pieces.length) ** BigInt(size);
    for (let element = 0; element < size; element++) activations.push({ equation, element, function: f });
  }
  return { activations, count };
}

/** Every choice of one piece for each activation, the last activation changing fastest. */
export function* piecesOf(activations: readonly Activation[]): Generator<Pieces, void> {
  const pieces = activations.map(() => 0);
  for (;;) {
    yield [...pieces];
    let k = pieces.length - 1;
    while (k >= 0 && pieces[k]! === activations[k]!.function.pieces.length - 1) pieces[k--] = 0;
    if (k < 0) return;
    pieces[k]! += 1;
  }
}

/** The pattern that `restrict` takes. */
export function patternOf(patterns: FormalPatterns, pieces: Pieces): Pattern {
  const germs = new Map<number, Int32Array>();
  for (const [k, { equation, element }] of patterns.activations.entries()) {
    const size = patterns.activations.filter((a) => a.equation === equation).length;
    if (!germs.has(equation)) germs.set(equation, new Int32Array(size));
    germs.get(equation)![element] = pieces[k]!;
  }
  return germs;
}

/** A choice of pieces as text, one digit (0–9, a–z) for each activation. */
export function piecesText(pieces: Pieces): string {
  return pieces.map((piece) => piece.toString(36)).join('');
}
