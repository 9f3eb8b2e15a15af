import { type Program, sizeOf } from '@crease/tensor';
import {
  type AffineArguments,
  affineArguments,
  affineConditions,
  type SplitElement,
  splitElements,
  withPiece,
} from '../certificates/branches.js';
import { isRegularFor } from '../certificates/branchesMethod.js';
import { fixPieces, type SomePieces } from '../interpret/fixPieces.js';
import { type Interval, interval } from '../number/interval.js';
import { firstPartialPiece, nodeName } from '../theorems/totality.js';
import { checkContradiction } from './checkContradiction.js';
import { hessianColumns, hessianImage } from './enclosedHessian.js';
import { exactList, fields, hexFloat, integer, items, listOf, oneOf } from './fields.js';
import { ensure, invalid } from './rejection.js';

/** Trees with more parts are not gone through. */
const mostParts = 100_000;

/**
 * The interval of step sizes of the evidence, after a check that the parts cover all formal patterns and all of these
 * step sizes, and that each part is proved: the Hessians are enclosed again by another reading, and multiplied with an
 * approximate inverse from the other side.
 */
export function verifyBranches(value: unknown, program: Program): { readonly from: number; readonly to: number } {
  const f = fields(value, 'evidence', ['from', 'to', 'tree']);
  const [from, to] = [hexFloat(f.from, 'evidence.from'), hexFloat(f.to, 'evidence.to')];
  ensure(0 < from && from < to, 'evidence.from and evidence.to are not positive step sizes in order');
  const partial = firstPartialPiece(program);
  if (partial !== undefined) invalid(`${nodeName(partial)} is not analytic at every real argument`);
  const elements = new Map(splitElements(program).map((e) => [`${e.equation} ${e.element}`, e]));
  const walk = new Walk(program, elements);
  walk.check(f.tree, 'evidence.tree', new Map(), interval(from, to));
  return { from, to };
}

class Walk {
  readonly #program: Program;
  readonly #elements: ReadonlyMap<string, SplitElement>;
  readonly #argumentAt: AffineArguments;
  #parts = 0;

  constructor(program: Program, elements: ReadonlyMap<string, SplitElement>) {
    this.#program = program;
    this.#elements = elements;
    this.#argumentAt = affineArguments(program);
  }

  check(value: unknown, path: string, pieces: SomePieces, eta: Interval): void {
    ensure(++this.#parts <= mostParts, `the evidence has more than ${mostParts} parts`);
    const kind = oneOf((value as { readonly kind?: unknown } | null)?.kind, `${path}.kind`, [
      'regular',
      'empty',
      'pieces',
      'step sizes',
    ]);
    if (kind === 'regular') this.#checkRegular(value, path, pieces, eta);
    else if (kind === 'empty') this.#checkEmpty(value, path, pieces);
    else if (kind === 'pieces') this.#checkPieces(value, path, pieces, eta);
    else this.#checkStepSizes(value, path, pieces, eta);
  }

  #checkRegular(value: unknown, path: string, pieces: SomePieces, eta: Interval): void {
    const f = fields(value, path, ['kind', 'point']);
    const point = listOf(f.point, `${path}.point`, hexFloat);
    const dimension = sizeOf(this.#program.inputs[0]!.shape);
    ensure(point.length === dimension, `${path}.point must have ${dimension} entries`);
    const columns = [...hessianColumns(hessianImage(fixPieces(this.#program, pieces)), point)];
    ensure(isRegularFor(columns, eta, 'right'), `${path}: I − ηH may be singular at the point`);
  }

  #checkEmpty(value: unknown, path: string, pieces: SomePieces): void {
    const multipliers = exactList(fields(value, path, ['kind', 'multipliers']).multipliers, `${path}.multipliers`);
    checkContradiction(multipliers, affineConditions(this.#program, pieces, this.#argumentAt), `${path}.multipliers`);
  }

  #checkPieces(value: unknown, path: string, pieces: SomePieces, eta: Interval): void {
    const f = fields(value, path, ['kind', 'equation', 'element', 'parts']);
    const [equation, element] = [integer(f.equation, `${path}.equation`), integer(f.element, `${path}.element`)];
    const split =
      this.#elements.get(`${equation} ${element}`) ??
      invalid(`${path} splits what is no evaluation of a continuous piecewise function`);
    ensure(!pieces.get(equation)?.has(element), `${path} splits an evaluation that has a piece already`);
    const parts = items(f.parts, `${path}.parts`);
    ensure(parts.length === split.numPieces, `${path}.parts must be ${split.numPieces}, one for each piece`);
    for (const [piece, part] of parts.entries())
      this.check(part, `${path}.parts[${piece}]`, withPiece(pieces, split, piece), eta);
  }

  #checkStepSizes(value: unknown, path: string, pieces: SomePieces, eta: Interval): void {
    const f = fields(value, path, ['kind', 'at', 'parts']);
    const at = hexFloat(f.at, `${path}.at`);
    ensure(eta.lower <= at && at <= eta.upper, `${path}.at is outside of the step sizes of the part`);
    const parts = items(f.parts, `${path}.parts`);
    ensure(parts.length === 2, `${path}.parts must be two`);
    this.check(parts[0], `${path}.parts[0]`, pieces, interval(eta.lower, at));
    this.check(parts[1], `${path}.parts[1]`, pieces, interval(at, eta.upper));
  }
}
