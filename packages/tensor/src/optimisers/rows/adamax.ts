import { add, apply, div, mul, neg, sub } from '../../ops/arithmetic.js';
import { abs } from '../../scalar/activations.js';
import { constantFactor } from '../move.js';
import type { Optimiser } from '../optimiser.js';
import { adamParameters, firstMoment } from './adam.js';
import { momentum } from './heavyBall.js';

/** Adam with the largest absolute gradient, discounted, in place of the root of the mean square. */
export const adamax: Optimiser = {
  title: 'Adamax',
  source: 'arXiv:1412.6980, Algorithm 2, as in torch.optim.Adamax',
  parameters: { ...adamParameters, epsilon: { ...adamParameters.epsilon, domain: 'positive' } },
  slots: { momentum, largest: { start: 0, domain: 'positive', latex: 'u' } },
  clocks: { power1: 'beta1' },
  domain: 'real',
  moves: [
    firstMoment,
    {
      kind: 'maximum',
      slot: 'largest',
      factor: ({ beta2 }) => beta2!,
      other: ({ gradient }, { epsilon }) => add(apply(abs, gradient!), epsilon!),
    },
    {
      kind: 'shear',
      slot: 'theta',
      factor: () => constantFactor(1),
      shift: ({ eta, momentum, largest, power1 }) => neg(mul(eta!, div(div(momentum!, sub(1, power1!)), largest!))),
    },
  ],
};
