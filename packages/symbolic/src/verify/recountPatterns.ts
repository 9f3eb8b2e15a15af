import {
  contactOrders,
  germ,
  type Primitive,
  type Program,
  polynomialDegree,
  primitives,
  sizeOf,
} from '@crease/tensor';
import { expressionValue } from '../interpret/expressionValue.js';
import { Refusal } from '../interpret/refusal.js';
import { rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { allPieces } from './allPieces.js';
import { ensure, invalid } from './rejection.js';

/** The evaluations of one piecewise function in a program. */
export interface KinkedMap {
  readonly equation: number;
  readonly size: number;
  readonly numPieces: number;
}

/** Ends the check unless every piece of the program is a polynomial, and pieces meet in the value of the break. */
export function checkPolynomialPieces(program: Program): void {
  for (const [k, e] of program.equations.entries()) {
    const isTotal = (primitives[e.primitive] as Primitive<unknown>).total(e.parameters);
    ensure(
      isTotal && e.primitive !== 'logSumExp' && e.primitive !== 'inverseRms',
      `program.equations[${k}] is not a polynomial`,
    );
    if (e.primitive !== 'map') continue;
    const { germs } = e.parameters;
    const f = allPieces(e.parameters.function);
    const germsUsed = germs === undefined ? f.pieces : Array.from(germs, (index) => germ(f, index));
    ensure(
      germsUsed.every((piece) => polynomialDegree(piece) !== undefined),
      `program.equations[${k}] has a piece that is not a polynomial`,
    );
    if (germs !== undefined) continue;
    for (const [b, contact] of contactOrders(f).entries()) {
      const owner = f.owners[b]!;
      const at = rationalFromNumber(f.breaks[b]!);
      const difference =
        typeof owner === 'string'
          ? rationals.zero
          : expressionValue({ op: 'sub', left: owner, right: f.pieces[b]! }, at, rationals);
      const isContinuous =
        (contact === 'removable' || (typeof contact === 'number' && contact >= 0)) &&
        !(difference instanceof Refusal) &&
        rationals.isZero(difference);
      ensure(isContinuous, `the function of program.equations[${k}] jumps at its break ${f.breaks[b]}`);
    }
  }
}

/** The kinked maps of a program, after a check that the groups hold each of its formal patterns exactly once. */
export function recountPatterns(
  program: Program,
  groups: readonly { readonly path: string; readonly patterns: readonly string[] }[],
): readonly KinkedMap[] {
  const maps: KinkedMap[] = [];
  for (const [equation, e] of program.equations.entries()) {
    if (e.primitive !== 'map' || e.parameters.germs !== undefined) continue;
    const { breaks, pieces } = allPieces(e.parameters.function);
    if (breaks.length > 0) maps.push({ equation, size: sizeOf(e.shape), numPieces: pieces.length });
  }
  const places = maps.flatMap(({ size, numPieces }) => new Array<number>(size).fill(numPieces));
  const seen = new Set<string>();
  for (const { path, patterns } of groups)
    for (const pattern of patterns) {
      const digits = Array.from(pattern, (digit) => '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(digit));
      const isPattern = digits.length === places.length && digits.every((d, k) => d >= 0 && d < places[k]!);
      if (!isPattern) invalid(`${path} has "${pattern}", which is not a formal pattern of the program`);
      if (seen.has(pattern)) invalid(`${path} has the pattern "${pattern}" a second time`);
      seen.add(pattern);
    }
  const count = places.reduce((product, numPieces) => product * BigInt(numPieces), 1n);
  ensure(BigInt(seen.size) === count, `the program has ${count} formal patterns, the evidence covers ${seen.size}`);
  return maps;
}

/** The germs of a pattern for each kinked map, in the form that `restrict` takes. */
export function germsOf(pattern: string, maps: readonly KinkedMap[]): Map<number, Int32Array> {
  const germs = new Map<number, Int32Array>();
  let next = 0;
  for (const { equation, size } of maps) {
    germs.set(
      equation,
      Int32Array.from({ length: size }, (_, k) => Number.parseInt(pattern[next + k]!, 36)),
    );
    next += size;
  }
  return germs;
}
