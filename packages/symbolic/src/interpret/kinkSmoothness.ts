import { type Contact, contactOrders, germ, hasFinitelyManyPieces, type ScalarFunction } from '@crease/tensor';
import { multiplicity } from '../algebra/polynomialDivision.js';
import { hypersurfaceKey } from '../algebra/polynomialKeys.js';
import {
  constantPolynomial,
  constantValue,
  type MultivariatePolynomial,
  polynomialRing,
  substituted,
  type Term,
} from '../algebra/polynomialRing.js';
import { shortPolynomials } from '../algebra/shortPolynomials.js';
import { rationalFromNumber } from '../number/rational.js';
import { expressionValue } from './expressionValue.js';
import type { OpenProgram } from './openProgram.js';
import { Refusal } from './refusal.js';

/** One element at one break: a place where a piece of a program may change. */
interface Switch {
  readonly variable: number;
  readonly function: ScalarFunction;
  readonly argument: MultivariatePolynomial;
  /** Number of the break. */
  readonly at: number;
  /** True if the piece to the left of the break is on the positive side of the hypersurface. */
  readonly isNegated: boolean;
}

/** All switches on one hypersurface "polynomial = 0": they happen together. */
interface Hypersurface {
  readonly polynomial: MultivariatePolynomial;
  readonly switches: Switch[];
}

/**
 * How smooth a program is across each of its kinks, by variable and number of the break (`keyOfKink`): the contact of
 * what is computed from all elements that switch together.
 *
 * Elements whose equations "pre-activation = break" are proportional switch on one hypersurface h = 0. Their pieces on
 * both sides are put into everything that reads them; the rest stays variable. If the differences all vanish, the kink is
 * `removable`: away from other kinks the program is analytic there. If all are divisible by $h^k$, it is at least
 * $C^{k-1}$ across it. Grade: proved. Kinks with pieces that are not polynomials, jumps, pre-activations of more than 200
 * terms, and functions with infinitely many pieces are missing in the result.
 */
export function kinkSmoothness(program: OpenProgram): ReadonlyMap<string, Contact> {
  const readers = readersOf(program);
  const found = new Map<string, Contact>();
  for (const { polynomial, switches } of hypersurfaces(program)) {
    const smoothness = smoothnessAcross(polynomial, switches, readers);
    if (smoothness === undefined) continue;
    for (const { variable, at } of switches) found.set(keyOfKink(variable, at), smoothness);
  }
  return found;
}

/** The key of a break of an element in the result of `kinkSmoothness`. */
export function keyOfKink(variable: number, at: number): string {
  return `${variable} ${at}`;
}

function hypersurfaces({ nodes }: OpenProgram): Iterable<Hypersurface> {
  const found = new Map<string, Hypersurface>();
  for (const { function: f, argument, variables } of nodes) {
    // Of infinitely many, each has a hypersurface of its own.
    if (f === undefined || !hasFinitelyManyPieces(f)) continue;
    for (const [at, b] of f.breaks.entries())
      for (const [element, own] of argument.entries()) {
        const polynomial = polynomialRing.sub(own, constantPolynomial(rationalFromNumber(b)));
        if (constantValue(polynomial) !== undefined) continue;
        const { key, isNegated } = hypersurfaceKey(polynomial);
        const entry = found.get(key) ?? { polynomial, switches: [] };
        entry.switches.push({ variable: variables[element]!, function: f, argument: own, at, isNegated });
        found.set(key, entry);
      }
  }
  return found.values();
}

/** For each variable the terms that contain it, in everything that is computed from it: by number of the reader. */
type Readers = ReadonlyMap<number, readonly (readonly [reader: number, term: Term])[]>;

function readersOf({ nodes, outputs, parameters }: OpenProgram): Readers {
  const found = new Map<number, [number, Term][]>();
  for (const [reader, polynomial] of [...nodes.flatMap(({ argument }) => argument), ...outputs].entries())
    for (const term of polynomial.values())
      for (const k of new Set(term.monomial)) {
        if (k < parameters) continue;
        const own = found.get(k) ?? [];
        own.push([reader, term]);
        found.set(k, own);
      }
  return found;
}

/** Pre-activations of more terms are left alone: the pieces of a squared hinge have the square of so many. */
const mostTerms = 200;

const pieces = shortPolynomials(mostTerms ** 2);

/** The contact of everything that reads the elements of a hypersurface, or `undefined` if it is not found. */
function smoothnessAcross(
  polynomial: MultivariatePolynomial,
  switches: readonly Switch[],
  readers: Readers,
): Contact | undefined {
  if (polynomial.size > mostTerms) return undefined;
  if (!switches.every(({ function: f, at }) => isContinuousAt(f, at))) return undefined;
  const [below, above] = [sideOf(switches, false), sideOf(switches, true)];
  if (below === undefined || above === undefined) return undefined;
  const affected = new Map<number, Set<Term>>();
  for (const { variable } of switches)
    for (const [reader, term] of readers.get(variable) ?? [])
      affected.set(reader, (affected.get(reader) ?? new Set()).add(term));
  let lowest: number | undefined;
  for (const terms of affected.values()) {
    const difference = polynomialRing.sub(substituted(terms, above), substituted(terms, below));
    if (difference.size === 0) continue;
    const order = multiplicity(difference, polynomial);
    lowest = Math.min(lowest ?? order, order);
  }
  return lowest === undefined ? 'removable' : lowest - 1;
}

function isContinuousAt(f: ScalarFunction, at: number): boolean {
  const contact = contactOrders(f)[at]!;
  return contact === 'removable' || (contact as number) >= 0;
}

/** What the elements are on one side of a hypersurface, or `undefined` if that is no polynomial. */
function sideOf(
  switches: readonly Switch[],
  isPositive: boolean,
): ReadonlyMap<number, MultivariatePolynomial> | undefined {
  const values = new Map<number, MultivariatePolynomial>();
  for (const { variable, function: f, argument, at, isNegated } of switches) {
    const value = expressionValue(germ(f, isPositive === isNegated ? at : at + 1), argument, pieces);
    if (value instanceof Refusal || !polynomialRing.isValid(value)) return undefined;
    values.set(variable, value);
  }
  return values;
}
