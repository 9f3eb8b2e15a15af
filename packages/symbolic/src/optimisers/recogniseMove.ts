import type { Optimiser, Program } from '@crease/tensor';
import {
  coefficientOf,
  constantPolynomial,
  constantValue,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
  variable,
} from '../algebra/polynomialRing.js';
import { Refusal } from '../interpret/refusal.js';
import { rationals } from '../number/rationals.js';
import { affineParts, hasFinitelyManyMoves } from './affineParts.js';
import { isFunction, knownFunctions } from './knownFunctions.js';
import type { ExactFactor, MoveFact } from './moveFact.js';
import { OpaqueReading, type OpaqueValue } from './opaqueReading.js';
import { recogniseNormalised } from './recogniseNormalised.js';

/** A move with its hypotheses checked, and the components of the state that it depends on. */
export interface RecognisedMove {
  readonly fact: MoveFact;
  readonly reads: readonly string[];
}

/** A move as the check reads it: the polynomial that it computes. */
interface Reading {
  readonly values: OpaqueReading;
  readonly slot: string;
  readonly output: MultivariatePolynomial;
  readonly optimiser: Optimiser;
}

/**
 * The kind of a move, read off its program alone; `undefined` if no theorem knows it.
 *
 * The program is read as a polynomial in the components of the state, the gradient, η and opaque scalar functions, and
 * compared with the forms of `MoveFact`. Nothing that the row of the optimiser says about its moves is used, only the
 * domains of the components. Grade: exact.
 *
 * @param program of one parameter, elementwise (of two for a normalised move); its inputs are named as the components
 */
export function recogniseMove(optimiser: Optimiser, slot: string, program: Program): RecognisedMove | undefined {
  if (program.equations.some((e) => !elementwise.has(e.primitive)))
    return slot === 'theta' ? recogniseNormalised(program) : undefined;
  const names = program.inputs.map(({ name }) => name);
  const values = new OpaqueReading(names);
  const output = values.output(
    program,
    names.map((name) => values.variable(name)),
  );
  if (output instanceof Refusal) return undefined;
  const move: Reading = { values, slot, output, optimiser };
  const fact = shearLike(move) ?? maximum(move) ?? entropic(move);
  return fact && { fact, reads: names.filter((name) => values.dependsOn(output, name)) };
}

const elementwise: ReadonlySet<string> = new Set(['constant', 'broadcast', 'add', 'sub', 'neg', 'scale', 'mul', 'map']);

/** a x + h: a shear, a gradient or preconditioned move, a choice. */
function shearLike(move: Reading): MoveFact | undefined {
  const { values, slot, output } = move;
  const own = values.variable(slot);
  const [slope, rest] = affineParts(values, output, slot) ?? [];
  if (slope === undefined || rest === undefined) return undefined;
  const factor = factorOf(values, slope);
  if (factor === undefined) return undefined;
  if (slot !== 'theta') return { kind: 'shear', slot, factor };
  if (!values.dependsOn(rest, 'gradient')) return { kind: 'shear', slot, factor };
  if (hasFinitelyManyMoves(values, rest)) return { kind: 'choice', slot, factor };
  if (!equalPolynomials(output, polynomialRing.add(own, rest))) return undefined;
  // −η·gradient, perhaps divided, and what depends on neither θ nor the gradient.
  const [pull, others] = affineParts(values, rest, 'gradient') ?? [];
  if (pull === undefined || others === undefined) return undefined;
  const minusEta = polynomialRing.neg(values.variable('eta'));
  if (equalPolynomials(pull, minusEta)) return { kind: 'gradient', slot };
  return others.size === 0 && isPreconditioner(move, pull) ? { kind: 'preconditioned', slot } : undefined;
}

/** constant + perStepSize · η. */
function factorOf(values: OpaqueReading, p: MultivariatePolynomial): ExactFactor | undefined {
  const eta = values.variable('eta');
  const factor = { constant: coefficientOf(p, []), perStepSize: coefficientOf(p, [values.indexOf('eta')]) };
  const expected = polynomialRing.add(
    constantPolynomial(factor.constant),
    polynomialRing.mul(constantPolynomial(factor.perStepSize), eta),
  );
  return equalPolynomials(p, expected) ? factor : undefined;
}

/** The opaque value that a polynomial is, times a factor; `undefined` if it is not of that form. */
function opaqueTimes(
  values: OpaqueReading,
  p: MultivariatePolynomial,
  factor: MultivariatePolynomial,
): OpaqueValue | undefined {
  const index = opaqueIn(values, p).find((k) => equalPolynomials(p, polynomialRing.mul(factor, variable(k))));
  return index === undefined ? undefined : values.opaqueAt(index);
}

/** The opaque variables of a polynomial. */
function opaqueIn(values: OpaqueReading, p: MultivariatePolynomial): number[] {
  const indices = new Set([...p.values()].flatMap(({ monomial }) => monomial));
  return [...indices].filter((k) => values.opaqueAt(k) !== undefined);
}

/** True for −η/(√u + ε) with a component u that is positive, and ε ≥ 0. */
function isPreconditioner(move: Reading, p: MultivariatePolynomial): boolean {
  const { values } = move;
  const quotient = opaqueTimes(values, p, polynomialRing.neg(values.variable('eta')));
  if (quotient === undefined || !isFunction(quotient.function, knownFunctions.reciprocal)) return false;
  const epsilon = coefficientOf(quotient.argument, []);
  if (rationals.compare(epsilon, 0) === -1) return false;
  const root = opaqueTimes(
    values,
    polynomialRing.sub(quotient.argument, constantPolynomial(epsilon)),
    polynomialRing.one,
  );
  return (
    root !== undefined && isFunction(root.function, knownFunctions.squareRoot) && isPositiveSlot(move, root.argument)
  );
}

/** a x + relu(h − a x) = max(a x, h) with a number a > 0 and a positive h without x. */
function maximum(move: Reading): MoveFact | undefined {
  const { values, slot, output } = move;
  for (const k of opaqueIn(values, output)) {
    const { function: f, argument } = values.opaqueAt(k)!;
    const kept = polynomialRing.sub(output, variable(k));
    const [slope, rest] = affineParts(values, kept, slot) ?? [];
    const factor = slope && constantValue(slope);
    const other = polynomialRing.add(argument, kept);
    const isMaximum =
      isFunction(f, knownFunctions.relu) &&
      rest?.size === 0 &&
      factor !== undefined &&
      rationals.compare(factor, 0) === 1 &&
      !values.dependsOn(other, slot);
    if (isMaximum && isPositive(move, other)) return { kind: 'maximum', slot };
  }
  return undefined;
}

/** A positive component, or an absolute value plus a positive number. */
function isPositive(move: Reading, p: MultivariatePolynomial): boolean {
  if (isPositiveSlot(move, p)) return true;
  const constant = coefficientOf(p, []);
  const absolute = opaqueTimes(move.values, polynomialRing.sub(p, constantPolynomial(constant)), polynomialRing.one);
  return (
    rationals.compare(constant, 0) === 1 && absolute !== undefined && isFunction(absolute.function, knownFunctions.abs)
  );
}

function isPositiveSlot({ values, optimiser }: Reading, p: MultivariatePolynomial): boolean {
  return Object.entries(optimiser.slots).some(
    ([name, { domain }]) => domain === 'positive' && equalPolynomials(p, values.variable(name)),
  );
}

/** θ e^(−η·gradient). */
function entropic({ values, slot, output, optimiser }: Reading): MoveFact | undefined {
  const exponential = opaqueTimes(values, output, values.variable(slot));
  const down = polynomialRing.neg(polynomialRing.mul(values.variable('eta'), values.variable('gradient')));
  const fits =
    slot === 'theta' &&
    optimiser.domain === 'positive' &&
    exponential !== undefined &&
    isFunction(exponential.function, knownFunctions.exponential) &&
    equalPolynomials(exponential.argument, down);
  return fits ? { kind: 'entropic', slot: 'theta' } : undefined;
}
