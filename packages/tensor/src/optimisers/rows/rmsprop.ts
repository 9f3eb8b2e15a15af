import { add, div, mul, scale } from '../../ops/arithmetic.js';
import { constantFactor, type PreconditionedMove, type Shear } from '../move.js';
import { root } from '../moved.js';
import type { Optimiser } from '../optimiser.js';
import { epsilon, square } from './adam.js';
import { alongMomentum, momentum } from './heavyBall.js';

const alpha = { default: 0.99, domain: 'fraction', latex: '\\alpha' } as const;

/** v ← αv + (1 − α)g². */
const meanSquare: Shear = {
  kind: 'shear',
  slot: 'square',
  factor: ({ alpha }) => constantFactor(alpha!),
  shift: ({ gradient }, { alpha }) => scale(mul(gradient!, gradient!), 1 - alpha!),
};

/** θ ← θ − ηg/(√v + ε). */
export const bySquare: PreconditionedMove = {
  kind: 'preconditioned',
  slot: 'theta',
  by: 'square',
  epsilon: ({ epsilon }) => epsilon!,
};

/** RMSprop. */
export const rmsprop: Optimiser = {
  title: 'RMSprop',
  source: 'Tieleman and Hinton 2012; torch.optim.RMSprop',
  parameters: { alpha, epsilon },
  slots: { square },
  clocks: {},
  domain: 'real',
  moves: [meanSquare, bySquare],
};

/** RMSprop with momentum. */
export const rmspropMomentum: Optimiser = {
  ...rmsprop,
  title: 'RMSprop with momentum',
  source: 'torch.optim.RMSprop with momentum',
  parameters: { alpha, beta: { default: 0.9, domain: 'fraction', latex: '\\beta' }, epsilon },
  slots: { square, momentum },
  moves: [
    meanSquare,
    {
      kind: 'shear',
      slot: 'momentum',
      factor: ({ beta }) => constantFactor(beta!),
      shift: ({ gradient, square }, { epsilon }) => div(gradient!, add(root(square!), epsilon!)),
    },
    { kind: 'shear', slot: 'theta', factor: () => constantFactor(1), shift: alongMomentum },
  ],
};
