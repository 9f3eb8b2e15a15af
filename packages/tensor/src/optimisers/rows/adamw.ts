import type { Optimiser } from '../optimiser.js';
import { adam, adamParameters, adaptiveStep, firstMoment, secondMoment } from './adam.js';
import { decoupledDecay } from './heavyBall.js';

/** Adam with decoupled weight decay. */
export const adamw: Optimiser = {
  ...adam,
  title: 'AdamW',
  source: 'arXiv:1711.05101, Algorithm 2',
  parameters: { ...adamParameters, weightDecay: decoupledDecay },
  moves: [
    firstMoment,
    secondMoment,
    {
      kind: 'shear',
      slot: 'theta',
      factor: ({ weightDecay }) => ({ constant: 1, perStepSize: -weightDecay! }),
      shift: adaptiveStep('square'),
    },
  ],
};
