import { sign } from '../../scalar/activations.js';
import { constantFactor } from '../move.js';
import type { Optimiser } from '../optimiser.js';

/** θ ← θ − η sign ∇L(θ): the first step of Adam with ε = 0. */
export const signDescent: Optimiser = {
  title: 'Sign descent',
  source: 'arXiv:1802.04434',
  parameters: {},
  slots: {},
  clocks: {},
  domain: 'real',
  moves: [
    {
      kind: 'choice',
      slot: 'theta',
      factor: () => constantFactor(1),
      values: sign,
      argument: ({ gradient }) => gradient!,
    },
  ],
};
