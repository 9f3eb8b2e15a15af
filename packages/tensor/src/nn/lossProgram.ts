import { DomainError, ShapeError, UsageError } from '../errors.js';
import type { Program } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';
import { trace } from '../ir/trace.js';
import type { Value } from '../ir/value.js';
import { add, apply, constant, scale } from '../ops/arithmetic.js';
import { reshape } from '../ops/linear.js';
import { sum } from '../ops/reduce.js';
import { square } from '../scalar/activations.js';
import { lossNamed, type TargetKind } from './losses.js';
import { forward, type Model } from './model.js';

/** Samples and their targets. */
export interface Data {
  readonly samples: number;
  /** Row-major, shape [samples, …input]. */
  readonly features: Float64Array;
  /** Row-major: [samples, outputs] numbers, or one class index or label for each sample. */
  readonly targets: Float64Array;
}

/** Options of `lossProgram`. */
export interface LossOptions {
  /** w adds (w/2)‖θ‖² to the loss. */
  readonly weightDecay?: number;
  /** ε mixes the class of every sample with all classes alike: $(1-\varepsilon)\,1_{y} + \varepsilon/o$. For losses of classes. */
  readonly labelSmoothing?: number;
}

/**
 * The training loss θ ↦ L(θ) of a network on fixed data, as a program with one input `theta`.
 *
 * @param lossName one of `losses`
 * @throws ShapeError if the data do not fit the network; DomainError for a class index or label out of range;
 *   UsageError for label smoothing outside of [0, 1], or of a loss that is not one of classes
 */
export function lossProgram(model: Model, data: Data, lossName: string, options: LossOptions = {}): Program {
  const loss = lossNamed(lossName);
  const outputs = outputsOf(model);
  checkSizes(model, data, loss.targets, outputs);
  const encoded = encodeTargets(data.targets, loss.targets, data.samples, outputs);
  const targets = smoothed(encoded, loss.targets, outputs, options.labelSmoothing ?? 0);
  return trace({ theta: [model.layout.size] }, ({ theta }) => {
    const batch = constant(theta, data.features, [data.samples, ...model.input]);
    const predicted = reshape(forward(model, theta, batch), [data.samples, outputs]);
    const value = theta.builder.scoped('loss', () =>
      loss.apply(predicted, constant(theta, targets, [data.samples, outputs])),
    );
    return withDecay(value, theta, options.weightDecay ?? 0);
  });
}

/**
 * The loss of one sample as a program of θ, the sample and its encoded target: inputs `theta`, `x`, `y`.
 *
 * The mean over the samples is the loss of the batch, for losses that are means.
 */
export function sampleLossProgram(model: Model, lossName: string): Program {
  return batchLossProgram(model, lossName, 1);
}

/**
 * The loss of a batch as a program of θ, the samples and their encoded targets: inputs `theta`, `x` [samples, …input]
 * and `y` [samples, outputs].
 */
export function batchLossProgram(model: Model, lossName: string, samples: number, options: LossOptions = {}): Program {
  const loss = lossNamed(lossName);
  const outputs = outputsOf(model);
  const inputs = { theta: [model.layout.size], x: [samples, ...model.input], y: [samples, outputs] };
  return trace(inputs, ({ theta, x, y }) => {
    const predicted = reshape(forward(model, theta, x), [samples, outputs]);
    const value = theta.builder.scoped('loss', () => loss.apply(predicted, y));
    return withDecay(value, theta, options.weightDecay ?? 0);
  });
}

/** The outputs of the network for a batch of m samples, as a program of θ: shape [m, o]. */
export function outputProgram(model: Model, data: Data): Program {
  return trace({ theta: [model.layout.size] }, ({ theta }) => {
    const batch = constant(theta, data.features, [data.samples, ...model.input]);
    return reshape(forward(model, theta, batch), [data.samples, outputsOf(model)]);
  });
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

function smoothed(targets: Float64Array, kind: TargetKind, outputs: number, epsilon: number): Float64Array {
  if (!(epsilon >= 0 && epsilon <= 1))
    throw new UsageError(`labelSmoothing must be a number from 0 to 1, got ${epsilon}.`);
  if (epsilon === 0) return targets;
  if (kind !== 'classes')
    throw new UsageError('labelSmoothing is for losses of classes; the targets of this loss are no classes.');
  return targets.map((t) => (1 - epsilon) * t + epsilon / outputs);
}

/** The number of outputs for one sample. */
export function outputsOf(model: Model): number {
  return sizeOf(model.output);
}

function withDecay(value: Value, theta: Value, decay: number): Value {
  if (decay === 0) return value;
  return add(value, scale(sum(apply(square, theta)), decay, 2));
}

function checkSizes(model: Model, data: Data, kind: TargetKind, outputs: number): void {
  if (data.samples < 1) throw new ShapeError('The data have no samples; at least one is needed.');
  const features = sizeOf(model.input);
  if (data.features.length !== data.samples * features)
    throw new ShapeError(
      `The data have ${data.features.length / data.samples} feature columns, but the model takes ${features} inputs. Choose the target columns so that ${features} columns remain.`,
    );
  const width = kind === 'values' ? outputs : 1;
  if (data.targets.length !== data.samples * width)
    throw new ShapeError(
      `The data have ${data.targets.length / data.samples} target columns, but this model and loss need ${width}.`,
    );
  if (kind === 'signs' && outputs !== 1)
    throw new ShapeError(`A loss of labels needs a model with 1 output, this one has ${outputs}.`);
}
