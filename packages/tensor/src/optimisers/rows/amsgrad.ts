import { constantFactor } from '../move.js';
import type { Optimiser } from '../optimiser.js';
import { adam, adaptiveStep, firstMoment, secondMoment, square } from './adam.js';

/** Adam with the largest mean square so far in place of the last one. */
export const amsgrad: Optimiser = {
  ...adam,
  title: 'AMSGrad',
  source: 'Reddi, Kale and Kumar 2018; torch.optim.Adam with amsgrad',
  slots: { ...adam.slots, largest: { ...square, latex: '\\hat v' } },
  moves: [
    firstMoment,
    secondMoment,
    { kind: 'maximum', slot: 'largest', factor: () => 1, other: ({ square }) => square! },
    { kind: 'shear', slot: 'theta', factor: () => constantFactor(1), shift: adaptiveStep('largest') },
  ],
};
