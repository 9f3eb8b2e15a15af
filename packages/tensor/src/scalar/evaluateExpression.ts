import { atomNamed } from './atom.js';
import type { Expression } from './expression.js';

/**
 * The value of an expression at `at`, in floating point.
 *
 * The order of operations is that of the expression tree; generated code follows it exactly, so the bits agree.
 * Integer powers are products taken by repeated squaring (see `powerSteps`).
 */
export function evaluateExpression(e: Expression, at: number): number {
  switch (e.op) {
    case 'x':
      return at;
    case 'constant':
      return e.value;
    case 'neg':
      return -evaluateExpression(e.of, at);
    case 'add':
      return evaluateExpression(e.left, at) + evaluateExpression(e.right, at);
    case 'sub':
      return evaluateExpression(e.left, at) - evaluateExpression(e.right, at);
    case 'mul':
      return evaluateExpression(e.left, at) * evaluateExpression(e.right, at);
    case 'div':
      return evaluateExpression(e.left, at) / evaluateExpression(e.right, at);
    case 'pow':
      return power(evaluateExpression(e.of, at), e.exponent, (a, b) => a * b);
    case 'atom':
      return atomNamed(e.atom).evaluate(evaluateExpression(e.of, at));
  }
}

/**
 * The power `base^exponent` (exponent ≥ 1) by the binary method from the leading bit, for any multiplication.
 *
 * Every reading (numbers, generated code, intervals, rationals) multiplies in this order.
 */
export function power<T>(base: T, exponent: number, multiply: (a: T, b: T) => T): T {
  let result = base;
  for (let bit = 30 - Math.clz32(exponent); bit >= 0; bit--) {
    result = multiply(result, result);
    if ((exponent >> bit) & 1) result = multiply(result, base);
  }
  return result;
}
