import { type Program, sizeOf } from '@crease/tensor';
import { interpret, type Undecided } from '../interpret/interpret.js';
import { type Formula, formulaRule, formulas, symbolFormula } from './formulas.js';

/**
 * The formula in KaTeX of every element of every output of a program, or why there is none.
 *
 * Exact: numbers are folded as rationals, and only sums with 0 and products with 0 and 1 are simplified. Formulas grow
 * with the number of paths through the program, so it is for small ones: a loss of a few parameters, a gradient.
 *
 * @param names the symbol of each element of each input; by default the name of the input with an index from 1
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => mul(slice(theta, 0, []), apply(activation('relu'), slice(theta, 1, []))));
 * const formula = programLatex(loss);
 * formula.status === 'computed' && formula.outputs[0]![0]; // '\theta_{1}\,\operatorname{relu}\left(\theta_{2}\right)'
 */
export function programLatex(
  program: Program,
  names: readonly (readonly string[])[] = program.inputs.map(({ name, shape }) =>
    indexed(name, sizeOf(shape), shape.length),
  ),
): { readonly status: 'computed'; readonly outputs: readonly (readonly string[])[] } | Undecided {
  const inputs = names.map((list) => list.map(symbolFormula));
  const reading = interpret(program, inputs, formulas, formulaRule);
  if (reading.status === 'undecided') return reading;
  return { status: 'computed', outputs: reading.outputs.map((output) => output.map((f: Formula) => f.text)) };
}

const greek = new Set(['alpha', 'beta', 'gamma', 'delta', 'eta', 'theta', 'lambda', 'mu', 'phi', 'psi', 'omega', 'xi']);

function indexed(name: string, count: number, rank: number): string[] {
  const symbol = greek.has(name) ? `\\${name}` : name.length === 1 ? name : `\\mathit{${name}}`;
  return rank === 0 ? [symbol] : Array.from({ length: count }, (_, k) => `${symbol}_{${k + 1}}`);
}
