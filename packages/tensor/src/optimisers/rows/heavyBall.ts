import { mul, neg } from '../../ops/arithmetic.js';
import { constantFactor, type Shear } from '../move.js';
import type { Hyperparameter, Optimiser, Slot } from '../optimiser.js';

/** The share of the old momentum that is kept. */
export const beta: Hyperparameter = { default: 0.9, domain: 'fraction', latex: '\\beta' };

/** A weight decay that multiplies θ by 1 − ηw and does not enter the gradient. */
export const decoupledDecay: Hyperparameter = { default: 0.01, domain: 'non-negative', latex: 'w' };

/** Momentum: 0 before the first step. */
export const momentum: Slot = { start: 0, domain: 'real', latex: 'm' };

/** m ← βm + ∇L(θ). */
export const gatherMomentum: Shear = {
  kind: 'shear',
  slot: 'momentum',
  factor: ({ beta }) => constantFactor(beta!),
  shift: ({ gradient }) => gradient!,
};

/** −ηm. */
export const alongMomentum: Shear['shift'] = ({ eta, momentum }) => neg(mul(eta!, momentum!));

/** Momentum as in PyTorch's SGD; the same points as Polyak's θ′ = θ − η∇L(θ) + β(θ − θ₋). */
export const heavyBall: Optimiser = {
  title: 'Momentum (heavy ball)',
  source: 'Polyak 1964; torch.optim.SGD with momentum',
  parameters: { beta },
  slots: { momentum },
  clocks: {},
  domain: 'real',
  moves: [gatherMomentum, { kind: 'shear', slot: 'theta', factor: () => constantFactor(1), shift: alongMomentum }],
};
