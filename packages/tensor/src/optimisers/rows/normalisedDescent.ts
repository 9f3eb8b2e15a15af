import type { Optimiser } from '../optimiser.js';

/** θ ← θ − η∇L(θ)/‖∇L(θ)‖. */
export const normalisedDescent: Optimiser = {
  title: 'Normalised gradient descent',
  source: 'Shor 1985; arXiv:1507.02030',
  parameters: {},
  slots: {},
  clocks: {},
  domain: 'real',
  moves: [{ kind: 'normalised', slot: 'theta' }],
};
