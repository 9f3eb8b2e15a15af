import { hasFinitelyManyPieces, type Program, polynomialDegree, type ScalarFunction } from '@crease/tensor';
import { constantValue, type MultivariatePolynomial, polynomialRing, substituted } from '../algebra/polynomialRing.js';
import { formatRational } from '../encoding/rationalText.js';
import { rationals } from '../number/rationals.js';
import { expressionValue } from './expressionValue.js';
import type { OpenProgram } from './openProgram.js';
import { Refusal } from './refusal.js';

/** The elements of the scalar functions of a program, by the variables that stand for them. */
export interface NamedElements {
  readonly functions: ReadonlyMap<number, ScalarFunction>;
  /** Plain text such as `relu of unit 0, sample 1 in layers/1`. */
  readonly nameOf: (variable: number) => string;
}

/** The named elements of a program. */
export function namedElements(program: Program, { nodes }: OpenProgram): NamedElements {
  const functions = new Map<number, ScalarFunction>();
  const names = new Map<number, string>();
  for (const { equation, function: f, variables } of nodes) {
    if (f === undefined) continue;
    const { scope, shape } = program.equations[equation]!;
    const units = variables.length / (shape[0] ?? 1);
    for (const [element, variable] of variables.entries()) {
      functions.set(variable, f);
      const [unit, sample] = [element % units, Math.floor(element / units)];
      names.set(variable, `${f.name} of unit ${unit}, sample ${sample} in ${scope || 'the program'}`);
    }
  }
  return { functions, nameOf: (variable) => names.get(variable)! };
}

/**
 * Where an argument is constantly at a break, as plain text: earlier elements on a constant piece make it so. `undefined`
 * if no such place is known. Grade: proved.
 */
export function constantWhere(
  argument: MultivariatePolynomial,
  b: number,
  { functions, nameOf }: NamedElements,
): string | undefined {
  const values = new Map<number, MultivariatePolynomial>();
  for (const { monomial } of argument.values())
    for (const k of monomial) {
      const f = functions.get(k);
      const pieces = f && hasFinitelyManyPieces(f) ? f.pieces : [];
      const piece = pieces.find((own) => polynomialDegree(own) === 0);
      const value = piece && expressionValue(piece, polynomialRing.zero, polynomialRing);
      if (value !== undefined && !(value instanceof Refusal)) values.set(k, value);
    }
  const rest = constantValue(substituted(argument.values(), values));
  if (values.size === 0 || rest === undefined || rationals.compare(rest, b) !== 0) return undefined;
  return [...values].map(([k, value]) => `${nameOf(k)} is ${formatRational(constantValue(value)!)}`).join(' and ');
}
