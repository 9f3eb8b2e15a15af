import { add, div, mul, neg, scale, sub } from '../../ops/arithmetic.js';
import { constantFactor, type Shear, type StepParameters, type StepValues } from '../move.js';
import { root } from '../moved.js';
import type { Hyperparameter, Optimiser, Slot } from '../optimiser.js';
import { momentum } from './heavyBall.js';

/** Added to the root of the mean square, so that it is never divided by 0. */
export const epsilon: Hyperparameter = { default: 1e-8, domain: 'non-negative', latex: '\\varepsilon' };

/** A positive running mean, or sum, of squares of the gradient. */
export const square: Slot = { start: 0, domain: 'positive', latex: 'v' };

/** The hyperparameters of Adam. */
export const adamParameters: Readonly<Record<'beta1' | 'beta2' | 'epsilon', Hyperparameter>> = {
  beta1: { default: 0.9, domain: 'fraction', latex: '\\beta_1' },
  beta2: { default: 0.999, domain: 'fraction', latex: '\\beta_2' },
  epsilon,
};

/** The powers of β₁ and β₂ with which means over few steps are corrected. */
export const adamClocks: Optimiser['clocks'] = { power1: 'beta1', power2: 'beta2' };

/** m ← β₁m + (1 − β₁)g. */
export const firstMoment: Shear = {
  kind: 'shear',
  slot: 'momentum',
  factor: ({ beta1 }) => constantFactor(beta1!),
  shift: ({ gradient }, { beta1 }) => scale(gradient!, 1 - beta1!),
};

/** v ← β₂v + (1 − β₂)g². */
export const secondMoment: Shear = {
  kind: 'shear',
  slot: 'square',
  factor: ({ beta2 }) => constantFactor(beta2!),
  shift: ({ gradient }, { beta2 }) => scale(mul(gradient!, gradient!), 1 - beta2!),
};

/** $-\eta\,\hat m / (\sqrt{\hat v} + \varepsilon)$ with $\hat m = m/(1-\beta_1^t)$ and $\hat v = v/(1-\beta_2^t)$, v in the slot named. */
export function adaptiveStep(slot: string): Shear['shift'] {
  return (values: StepValues, { epsilon }: StepParameters) => {
    const { eta, momentum, power1, power2 } = values;
    const mean = div(momentum!, sub(1, power1!));
    const size = add(div(root(values[slot]!), root(sub(1, power2!))), epsilon!);
    return neg(mul(eta!, div(mean, size)));
  };
}

/** Adam. */
export const adam: Optimiser = {
  title: 'Adam',
  source: 'arXiv:1412.6980, Algorithm 1',
  parameters: adamParameters,
  slots: { momentum, square },
  clocks: adamClocks,
  domain: 'real',
  moves: [
    firstMoment,
    secondMoment,
    { kind: 'shear', slot: 'theta', factor: () => constantFactor(1), shift: adaptiveStep('square') },
  ],
};
