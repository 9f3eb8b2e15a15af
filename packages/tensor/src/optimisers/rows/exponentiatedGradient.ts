import type { Optimiser } from '../optimiser.js';

/** θ ← θ e^(−η∇L(θ)) on positive θ: mirror descent with ψ(θ) = Σ θᵢ log θᵢ. */
export const exponentiatedGradient: Optimiser = {
  title: 'Exponentiated gradient',
  source: 'Kivinen and Warmuth 1997; mirror descent of the entropy',
  parameters: {},
  slots: {},
  clocks: {},
  domain: 'positive',
  moves: [{ kind: 'entropic', slot: 'theta' }],
};
