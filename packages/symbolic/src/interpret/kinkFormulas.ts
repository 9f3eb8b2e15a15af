import type { ScalarFunction } from '@crease/tensor';
import { constantValue } from '../algebra/polynomialRing.js';
import { formulaLatex } from '../latex/formulaLatex.js';
import type { OpenProgram } from './openProgram.js';

/** The length up to which a formula is shown. */
const longestFormula = 120;

/**
 * The KaTeX of the argument of every scalar function, by variable (see `OpenNode`): written in θ, earlier functions spelt
 * out. Long ones are missing, and those that contain what has no name.
 */
export function kinkFormulas({ parameters, nodes }: OpenProgram): ReadonlyMap<number, string> {
  const formulas = new Map<number, string>();
  const values = new Map<number, string>();
  const nameOf = (variable: number): string =>
    variable < parameters ? `\\theta_{${variable + 1}}` : (values.get(variable) ?? overlong);
  for (const { argument, function: f, variables } of nodes) {
    if (f === undefined) continue;
    for (const [element, polynomial] of argument.entries()) {
      if (polynomial.size > longestFormula / 8 || constantValue(polynomial) !== undefined) continue;
      const text = formulaLatex(polynomial, nameOf);
      if (text.length > longestFormula) continue;
      formulas.set(variables[element]!, text);
      values.set(variables[element]!, valueLatex(f, text));
    }
  }
  return formulas;
}

/** Longer than any formula that is shown: what contains it is not shown either. */
const overlong = ' '.repeat(longestFormula + 1);

function valueLatex(f: ScalarFunction, argument: string): string {
  return `\\operatorname{${f.name.replaceAll(/[^A-Za-z]/g, '')}}\\left(${argument}\\right)`;
}
