import { atoms, type Expression } from '@crease/tensor';
import { numberLatex } from './numberLatex.js';

/** How tightly a piece of notation holds together: sums, then products, then powers and single symbols. */
type Binding = 0 | 1 | 2;

/** An analytic expression in KaTeX, with `variable` for its argument. */
export function expressionLatex(e: Expression, variable = 'x'): string {
  return write(e, variable)[0];
}

function write(e: Expression, x: string): readonly [text: string, binding: Binding] {
  const at = (inner: Expression, needed: Binding): string => {
    const [text, binding] = write(inner, x);
    return binding >= needed ? text : `\\left(${text}\\right)`;
  };
  switch (e.op) {
    case 'x':
      return [x, 2];
    case 'constant':
      return [numberLatex(e.value), e.value < 0 ? 0 : 2];
    case 'neg':
      return [`-${at(e.of, 1)}`, 0];
    case 'add':
      return [`${at(e.left, 0)} + ${at(e.right, 1)}`, 0];
    case 'sub':
      return [`${at(e.left, 0)} - ${at(e.right, 1)}`, 0];
    case 'mul':
      return [`${at(e.left, 1)}\\,${at(e.right, 2)}`, 1];
    case 'div':
      return [`\\frac{${at(e.left, 0)}}{${at(e.right, 0)}}`, 2];
    case 'pow':
      // A power of a power, or of a fraction, needs its parentheses.
      return [`${e.of.op === 'x' ? x : `\\left(${at(e.of, 0)}\\right)`}^{${e.exponent}}`, 2];
    case 'atom':
      return [atoms[e.atom].latex(at(e.of, 0)), 2];
  }
}
