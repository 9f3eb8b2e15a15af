import { add, scale, sub } from '../../ops/arithmetic.js';
import { sign } from '../../scalar/activations.js';
import { constantFactor } from '../move.js';
import type { Optimiser } from '../optimiser.js';
import { adamParameters } from './adam.js';
import { decoupledDecay, momentum } from './heavyBall.js';

/**
 * Lion: θ moves by the sign of β₁m + (1 − β₁)g, then m ← β₂m + (1 − β₂)g. Here m moves first, and its old value is read
 * off the new one.
 */
export const lion: Optimiser = {
  title: 'Lion',
  source: 'arXiv:2302.06675, Algorithm 2',
  parameters: {
    beta1: adamParameters.beta1,
    beta2: { ...adamParameters.beta2, default: 0.99 },
    weightDecay: decoupledDecay,
  },
  slots: { momentum },
  clocks: {},
  domain: 'real',
  moves: [
    {
      kind: 'shear',
      slot: 'momentum',
      factor: ({ beta2 }) => constantFactor(beta2!),
      shift: ({ gradient }, { beta2 }) => scale(gradient!, 1 - beta2!),
    },
    {
      kind: 'choice',
      slot: 'theta',
      factor: ({ weightDecay }) => ({ constant: 1, perStepSize: -weightDecay! }),
      values: sign,
      argument: ({ gradient, momentum }, { beta1, beta2 }) => {
        const old = scale(sub(momentum!, scale(gradient!, 1 - beta2!)), 1, beta2!);
        return add(scale(old, beta1!), scale(gradient!, 1 - beta1!));
      },
    },
  ],
};
