import { scale } from '../../ops/arithmetic.js';
import type { Optimiser } from '../optimiser.js';
import { alongMomentum, beta, gatherMomentum, momentum } from './heavyBall.js';

/** Nesterov's momentum as in PyTorch's SGD: m ← βm + ∇L(θ), θ ← θ − η(∇L(θ) + βm). */
export const nesterov: Optimiser = {
  title: 'Nesterov momentum',
  source: 'Nesterov 1983; torch.optim.SGD with nesterov',
  parameters: { beta },
  slots: { momentum },
  clocks: {},
  domain: 'real',
  moves: [
    gatherMomentum,
    { kind: 'gradient', slot: 'theta', shift: (others, p) => scale(alongMomentum(others, p), p.beta!) },
  ],
};
