import type { Value } from '../ir/value.js';
import type { ScalarFunction } from '../scalar/piecewise.js';

/** Traced values by name: `theta`, the slots and clocks of the optimiser, `gradient` [n] and the step size `eta` []. */
export type StepValues = Readonly<Record<string, Value>>;

/** Hyperparameters by name. */
export type StepParameters = Readonly<Record<string, number>>;

/** A number that depends on the step size: `constant + perStepSize · η`. */
export interface Factor {
  readonly constant: number;
  readonly perStepSize: number;
}

/**
 * One part of the step of an optimiser: it replaces one component x of the state, as a function of all components.
 *
 * What a move may use is given by its kind, so that its theorem holds for every move of that kind: a shear is not even
 * given its own component, nor θ's shear the gradient.
 */
export type Move = Shear | GradientMove | PreconditionedMove | ChoiceMove | MaximumMove | EntropicMove | NormalisedMove;

/** $x \leftarrow a\,x + h(\text{the others})$ with a number a. */
export interface Shear {
  readonly kind: 'shear';
  readonly slot: string;
  readonly factor: (parameters: StepParameters) => Factor;
  /** h, given all but its own component; of θ also not the gradient. */
  readonly shift: (others: StepValues, parameters: StepParameters) => Value;
}

/** $\theta \leftarrow \theta - \eta\,\nabla L(\theta) + h(\text{the others})$. */
export interface GradientMove {
  readonly kind: 'gradient';
  readonly slot: 'theta';
  /** h, given all but θ and the gradient; absent for 0. */
  readonly shift?: (others: StepValues, parameters: StepParameters) => Value;
}

/** $\theta \leftarrow \theta - \eta\,\nabla L(\theta) / (\sqrt u + \varepsilon)$, elementwise, with a positive slot u. */
export interface PreconditionedMove {
  readonly kind: 'preconditioned';
  readonly slot: 'theta';
  /** u. */
  readonly by: string;
  readonly epsilon: (parameters: StepParameters) => number;
}

/** $\theta \leftarrow a\,\theta - \eta\, f(\text{anything})$ with a function f that takes finitely many values. */
export interface ChoiceMove {
  readonly kind: 'choice';
  readonly slot: 'theta';
  readonly factor: (parameters: StepParameters) => Factor;
  /** f: every piece and the value at every break are constants. */
  readonly values: ScalarFunction;
  readonly argument: (all: StepValues, parameters: StepParameters) => Value;
}

/** $x \leftarrow \max(a\,x, h(\text{the others}))$ with a > 0 and h > 0. */
export interface MaximumMove {
  readonly kind: 'maximum';
  readonly slot: string;
  readonly factor: (parameters: StepParameters) => number;
  /** h, given all but its own component. */
  readonly other: (others: StepValues, parameters: StepParameters) => Value;
}

/** $\theta \leftarrow \theta\, e^{-\eta\nabla L(\theta)}$, elementwise, for θ > 0: mirror descent of the entropy. */
export interface EntropicMove {
  readonly kind: 'entropic';
  readonly slot: 'theta';
}

/** $\theta \leftarrow \theta - \eta\,\nabla L(\theta) / \lVert\nabla L(\theta)\rVert$; θ stays where the gradient is 0. */
export interface NormalisedMove {
  readonly kind: 'normalised';
  readonly slot: 'theta';
}

/** The factor that does not depend on the step size. */
export function constantFactor(constant: number): Factor {
  return { constant, perStepSize: 0 };
}
