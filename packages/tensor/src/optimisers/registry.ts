import { UsageError } from '../errors.js';
import type { Optimiser } from './optimiser.js';
import { adagrad } from './rows/adagrad.js';
import { adam } from './rows/adam.js';
import { adamax } from './rows/adamax.js';
import { adamw } from './rows/adamw.js';
import { amsgrad } from './rows/amsgrad.js';
import { exponentiatedGradient } from './rows/exponentiatedGradient.js';
import { gradientDescent } from './rows/gradientDescent.js';
import { heavyBall } from './rows/heavyBall.js';
import { lion } from './rows/lion.js';
import { nesterov } from './rows/nesterov.js';
import { normalisedDescent } from './rows/normalisedDescent.js';
import { rmsprop, rmspropMomentum } from './rows/rmsprop.js';
import { sgdw } from './rows/sgdw.js';
import { signDescent } from './rows/signDescent.js';

/** Every optimiser, by its public name. */
export const optimisers: Readonly<Record<string, Optimiser>> = {
  'gradient-descent': gradientDescent,
  'heavy-ball': heavyBall,
  nesterov,
  sgdw,
  adagrad,
  rmsprop,
  'rmsprop-momentum': rmspropMomentum,
  adam,
  adamw,
  amsgrad,
  adamax,
  'sign-descent': signDescent,
  lion,
  'exponentiated-gradient': exponentiatedGradient,
  'normalised-descent': normalisedDescent,
};

/**
 * The optimiser with this name.
 *
 * @param others names that the caller takes besides, for the message
 * @throws UsageError that lists the names
 */
export function optimiserNamed(name: string, others: readonly string[] = []): Optimiser {
  const optimiser = Object.hasOwn(optimisers, name) ? optimisers[name] : undefined;
  if (optimiser === undefined)
    throw new UsageError(`Unknown optimiser "${name}". Known: ${[...Object.keys(optimisers), ...others].join(', ')}.`);
  return optimiser;
}
