import { atomNamed } from './atom.js';
import { add, constant, div, type Expression, mul, neg, pow, sub, substitute } from './expression.js';

/**
 * The derivative of an expression, again an expression.
 *
 * The one differentiation rule of the project for scalar functions: sum, product, quotient and chain rule, with the
 * derivative of an elementary function read from its row (see `Atom`).
 */
export function differentiate(e: Expression): Expression {
  switch (e.op) {
    case 'x':
      return constant(1);
    case 'constant':
      return constant(0);
    case 'neg':
      return neg(differentiate(e.of));
    case 'add':
      return add(differentiate(e.left), differentiate(e.right));
    case 'sub':
      return sub(differentiate(e.left), differentiate(e.right));
    case 'mul':
      return add(mul(differentiate(e.left), e.right), mul(e.left, differentiate(e.right)));
    case 'div': {
      // (u/v)' = (u' − (u/v) v')/v reuses the quotient itself.
      const slope = differentiate(e.right);
      return div(sub(differentiate(e.left), mul(e, slope)), e.right);
    }
    case 'pow':
      return mul(mul(constant(e.exponent), pow(e.of, e.exponent - 1)), differentiate(e.of));
    case 'atom':
      return mul(substitute(atomNamed(e.atom).derivative, e.of), differentiate(e.of));
  }
}
