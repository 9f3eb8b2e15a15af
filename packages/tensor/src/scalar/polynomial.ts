import type { Expression } from './expression.js';

/**
 * The degree in x if the expression is a polynomial with exact constant coefficients, otherwise `undefined`.
 *
 * The bound is the formal degree (no cancellation is looked for).
 */
export function polynomialDegree(e: Expression): number | undefined {
  switch (e.op) {
    case 'x':
      return 1;
    case 'constant':
      return 0;
    case 'atom':
      return undefined;
    case 'neg':
      return polynomialDegree(e.of);
    case 'pow': {
      const degree = polynomialDegree(e.of);
      return degree === undefined ? undefined : degree * e.exponent;
    }
    case 'div':
      return e.right.op === 'constant' && e.right.value !== 0 ? polynomialDegree(e.left) : undefined;
    default: {
      const left = polynomialDegree(e.left);
      const right = polynomialDegree(e.right);
      if (left === undefined || right === undefined) return undefined;
      return e.op === 'mul' ? left + right : Math.max(left, right);
    }
  }
}
