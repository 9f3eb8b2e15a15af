import { DomainError, ShapeError } from '../errors.js';
import { sizeOf } from '../ir/shape.js';
import { lossNamed, type TargetKind } from './losses.js';
import type { Model } from './model.js';

/** Samples and their targets. */
export interface Data {
  readonly samples: number;
  /** Row-major, shape [samples, …input]. */
  readonly features: Float64Array;
  /** Row-major: [samples, outputs] numbers, or one class index or label for each sample. */
  readonly targets: Float64Array;
}

/**
 * Fails unless the data have the sizes that a network and a loss need. Numbers that are not finite are let through: they
 * make losses that are not finite.
 *
 * @throws ShapeError
 */
export function checkData(model: Model, data: Data, lossName: string): void {
  const { targets: kind } = lossNamed(lossName);
  const { samples, features, targets } = data;
  const outputs = outputsOf(model);
  if (!(Number.isInteger(samples) && samples >= 1))
    throw new ShapeError(`The data need at least one sample, a whole number of them, but have ${samples}.`);
  const inputs = sizeOf(model.input);
  if (features.length !== samples * inputs)
    throw new ShapeError(
      `The data have ${features.length / samples} feature columns, but the model takes ${inputs} inputs. Choose the target columns so that ${inputs} columns remain.`,
    );
  const width = kind === 'values' ? outputs : 1;
  if (targets.length !== samples * width)
    throw new ShapeError(
      `The data have ${targets.length / samples} target columns, but this model and loss need ${width}.`,
    );
  if (kind === 'signs' && outputs !== 1)
    throw new ShapeError(`A loss of labels needs a model with 1 output, this one has ${outputs}.`);
}

/**
 * Targets as the loss wants them, shape [samples, outputs]: values as they are, classes one-hot, labels as signs.
 *
 * @throws DomainError for a class index or label out of range; it names the sample
 */
export function encodeTargets(targets: Float64Array, kind: TargetKind, samples: number, outputs: number): Float64Array {
  if (kind === 'values') return targets;
  const encoded = new Float64Array(samples * outputs);
  for (let i = 0; i < samples; i++) {
    const label = targets[i]!;
    if (kind === 'signs') {
      if (label !== 0 && label !== 1 && label !== -1)
        throw new DomainError(`sample ${i}: label ${label}; this loss needs labels 0/1 or −1/+1.`);
      encoded[i] = label === 1 ? 1 : -1;
    } else {
      if (!Number.isInteger(label) || label < 0 || label >= outputs)
        throw new DomainError(
          `sample ${i}: class ${label}, but the model has ${outputs} outputs (classes 0 to ${outputs - 1}).`,
        );
      encoded[i * outputs + label] = 1;
    }
  }
  return encoded;
}

/** The number of outputs for one sample. */
export function outputsOf(model: Model): number {
  return sizeOf(model.output);
}
