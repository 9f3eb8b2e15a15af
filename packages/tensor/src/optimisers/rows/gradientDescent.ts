import type { Optimiser } from '../optimiser.js';

/** θ ← θ − η∇L(θ); of a batch, stochastic gradient descent. */
export const gradientDescent: Optimiser = {
  title: 'Gradient descent',
  source: 'Cauchy 1847; of batches: Robbins and Monro 1951',
  parameters: {},
  slots: {},
  clocks: {},
  domain: 'real',
  moves: [{ kind: 'gradient', slot: 'theta' }],
};
