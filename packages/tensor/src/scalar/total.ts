import { atomNamed } from './atom.js';
import type { Expression } from './expression.js';

/**
 * True if the expression is made so that it is analytic at every real x: total atoms, and no denominator but a
 * non-zero constant. Grade: proved; `false` means that no proof was looked for beyond this rule.
 */
export function isTotal(e: Expression): boolean {
  switch (e.op) {
    case 'x':
    case 'constant':
      return true;
    case 'neg':
    case 'pow':
      return isTotal(e.of);
    case 'atom':
      return atomNamed(e.atom).total && isTotal(e.of);
    case 'div':
      return e.right.op === 'constant' && e.right.value !== 0 && isTotal(e.left);
    default:
      return isTotal(e.left) && isTotal(e.right);
  }
}
