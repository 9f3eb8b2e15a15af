import type { Value } from '../ir/value.js';
import { add, apply, div, mul, neg, scale, sub } from '../ops/arithmetic.js';
import { dot } from '../ops/linear.js';
import { relu } from '../scalar/activations.js';
import { exp, sqrt } from '../scalar/atoms.js';
import { atom, constant, div as quotient, x } from '../scalar/expression.js';
import { analytic, piecewise } from '../scalar/piecewise.js';
import type { Factor, Move, StepParameters, StepValues } from './move.js';

/** The square root of every element. */
export function root(a: Value): Value {
  return apply(squareRoot, a);
}

/** The component of the state that a move replaces, after it. */
export function moved(move: Move, values: StepValues, parameters: StepParameters): Value {
  const own = values[move.slot]!;
  const { gradient, eta } = values as { readonly gradient: Value; readonly eta: Value };
  switch (move.kind) {
    case 'shear':
      return add(scaled(own, move.factor(parameters), eta), move.shift(othersOf(move, values), parameters));
    case 'gradient': {
      const descended = sub(own, mul(eta, gradient));
      return move.shift === undefined ? descended : add(descended, move.shift(othersOf(move, values), parameters));
    }
    case 'preconditioned':
      return sub(own, mul(eta, div(gradient, add(root(values[move.by]!), move.epsilon(parameters)))));
    case 'choice': {
      const chosen = apply(move.values, move.argument(values, parameters));
      return sub(scaled(own, move.factor(parameters), eta), mul(eta, chosen));
    }
    case 'maximum': {
      const kept = scale(own, move.factor(parameters));
      // max(a, b) = a + relu(b − a).
      return add(kept, apply(relu, sub(move.other(othersOf(move, values), parameters), kept)));
    }
    case 'entropic':
      return mul(own, apply(exponential, neg(mul(eta, gradient))));
    case 'normalised':
      return sub(own, mul(eta, mul(gradient, apply(reciprocalRoot, dot(gradient, gradient)))));
  }
}

const squareRoot = analytic('squareRoot', atom(sqrt, x));
const exponential = analytic('exponential', atom(exp, x));
// Where the gradient is 0 there is no direction, and the step is 0.
const reciprocalRoot = piecewise('reciprocalRoot', [0], [constant(0), quotient(constant(1), atom(sqrt, x))]);

/** All values but those that the theorem of the move keeps from it. */
function othersOf(move: Move, values: StepValues): StepValues {
  const hidden = move.slot === 'theta' ? ['theta', 'gradient'] : [move.slot];
  return Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.includes(name)));
}

function scaled(own: Value, factor: Factor, eta: Value): Value {
  if (factor.perStepSize === 0) return scale(own, factor.constant);
  return mul(own, add(scale(eta, factor.perStepSize), factor.constant));
}
