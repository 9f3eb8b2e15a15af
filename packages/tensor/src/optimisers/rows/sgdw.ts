import type { Optimiser } from '../optimiser.js';
import { alongMomentum, beta, decoupledDecay, gatherMomentum, momentum } from './heavyBall.js';

/** Momentum with decoupled weight decay. Without momentum, decoupled decay is the decay of the loss. */
export const sgdw: Optimiser = {
  title: 'SGDW',
  source: 'arXiv:1711.05101, Algorithm 1',
  parameters: { beta, weightDecay: decoupledDecay },
  slots: { momentum },
  clocks: {},
  domain: 'real',
  moves: [
    gatherMomentum,
    {
      kind: 'shear',
      slot: 'theta',
      factor: ({ weightDecay }) => ({ constant: 1, perStepSize: -weightDecay! }),
      shift: alongMomentum,
    },
  ],
};
