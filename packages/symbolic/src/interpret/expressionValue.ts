import type { Expression } from '@crease/tensor';
import type { Arithmetic } from '../number/arithmetic.js';
import { Refusal } from './refusal.js';

/**
 * The value of an expression at `at`, in any number type, or a refusal if the type lacks the value of an elementary
 * function (the rational tanh of 1).
 *
 * The operations are those of `evaluateExpression` of @crease/tensor, in the same order. Grade: that of the type.
 */
export function expressionValue<T>(e: Expression, at: T, arithmetic: Arithmetic<T>): T | Refusal {
  switch (e.op) {
    case 'x':
      return at;
    case 'constant':
      return arithmetic.fromNumber(e.value);
    case 'neg': {
      const a = expressionValue(e.of, at, arithmetic);
      return a instanceof Refusal ? a : arithmetic.neg(a);
    }
    case 'pow': {
      const a = expressionValue(e.of, at, arithmetic);
      return a instanceof Refusal ? a : arithmetic.power(a, e.exponent);
    }
    case 'atom': {
      const a = expressionValue(e.of, at, arithmetic);
      if (a instanceof Refusal) return a;
      return (
        arithmetic.atom(e.atom, a) ??
        new Refusal(`${e.atom} has no value there in the number type "${arithmetic.name}"`)
      );
    }
    default: {
      const left = expressionValue(e.left, at, arithmetic);
      if (left instanceof Refusal) return left;
      const right = expressionValue(e.right, at, arithmetic);
      if (right instanceof Refusal) return right;
      return arithmetic[e.op](left, right);
    }
  }
}
