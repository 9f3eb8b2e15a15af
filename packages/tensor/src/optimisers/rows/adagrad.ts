import { mul } from '../../ops/arithmetic.js';
import { constantFactor } from '../move.js';
import type { Optimiser } from '../optimiser.js';
import { epsilon, square } from './adam.js';
import { bySquare } from './rmsprop.js';

/** Adagrad: v ← v + g². */
export const adagrad: Optimiser = {
  title: 'Adagrad',
  source: 'Duchi, Hazan and Singer 2011; torch.optim.Adagrad',
  parameters: { epsilon: { ...epsilon, default: 1e-10 } },
  slots: { square },
  clocks: {},
  domain: 'real',
  moves: [
    {
      kind: 'shear',
      slot: 'square',
      factor: () => constantFactor(1),
      shift: ({ gradient }) => mul(gradient!, gradient!),
    },
    bySquare,
  ],
};
