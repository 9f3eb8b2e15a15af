import type { Value } from '../ir/value.js';
import { relu } from '../scalar/activations.js';
import { add, apply, mul, type Operand, sub } from './arithmetic.js';

/**
 * The leaky ReLU with a slope that is a value of the program, a function of both: $x$ for $x > 0$, $a\,x$ otherwise.
 *
 * $r + a\,(x - r)$ with $r = \operatorname{relu}(x)$: exact on both sides, one kink, and at 0 the slope $a$ as in
 * PyTorch. The kink stays even at $a = 1$, where the derivative by $a$ still jumps in its slope.
 *
 * @param slope a number, or a value whose shape fits by the rules of `add`
 */
export function prelu(x: Value, slope: Operand): Value {
  const positive = apply(relu, x);
  return add(positive, mul(slope, sub(x, positive)));
}
