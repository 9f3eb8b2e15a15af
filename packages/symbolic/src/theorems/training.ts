import type { Data, Model } from '@crease/tensor';
import { type Rational, rational } from '../number/rational.js';

/** A training problem: what a loss program was made from. */
export interface Training {
  readonly model: Model;
  readonly data: Data;
  /** Name of the loss; a step size means nothing without it. */
  readonly loss: string;
  readonly weightDecay: number;
}

/**
 * The factor κ in L = κ Σ ‖f(x_i) − y_i‖² for the squared losses, `undefined` for every other loss.
 *
 * @param samples m
 * @param outputs o
 */
export function squaredLossFactor(loss: string, samples: number, outputs: number): Rational | undefined {
  switch (loss) {
    case 'half-mse':
      return rational(1, 2 * samples);
    case 'mse':
      return rational(1, samples);
    case 'torch-mse':
      return rational(1, samples * outputs);
    case 'sum-squares':
      return rational(1);
    default:
      return undefined;
  }
}
