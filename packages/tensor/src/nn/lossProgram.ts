import { UsageError } from '../errors.js';
import type { Program } from '../ir/program.js';
import { trace } from '../ir/trace.js';
import type { Value } from '../ir/value.js';
import { add, apply, constant, scale } from '../ops/arithmetic.js';
import { reshape } from '../ops/linear.js';
import { sum } from '../ops/reduce.js';
import { square } from '../scalar/activations.js';
import { checkData, type Data, encodeTargets, outputsOf } from './data.js';
import { lossNamed } from './losses.js';
import { forward, type Model } from './model.js';

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
 *   UsageError for weight decay that is not finite, label smoothing outside of [0, 1], or of a loss that is not one of classes
 *
 * @example
 * const layers = [{ type: 'dense', weight: [[2]], bias: [1] }];
 * const model = readModel({ format: 'crease-model/1', input: [1], layers });
 * const data = { samples: 2, features: Float64Array.of(0, 1), targets: Float64Array.of(0, 0) };
 * objective(lossProgram(model, data, 'half-mse')).gradient(model.theta); // Float64Array(2) [1.5, 2]
 */
export function lossProgram(model: Model, data: Data, lossName: string, options: LossOptions = {}): Program {
  checkData(model, data, lossName);
  const outputs = outputsOf(model);
  const targets = encodeTargets(data.targets, lossNamed(lossName).targets, data.samples, outputs);
  const loss = lossOf(model, lossName, options);
  return trace({ theta: [model.layout.size] }, ({ theta }) =>
    loss(theta, constant(theta, data.features, [data.samples, ...model.input]), () =>
      constant(theta, targets, [data.samples, outputs]),
    ),
  );
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
 *
 * @throws UsageError for options as `lossProgram`, and unless there is a sample
 */
export function batchLossProgram(model: Model, lossName: string, samples: number, options: LossOptions = {}): Program {
  if (!(Number.isInteger(samples) && samples >= 1))
    throw new UsageError(`batchLossProgram: samples must be a whole number from 1 on, got ${samples}.`);
  const loss = lossOf(model, lossName, options);
  const inputs = { theta: [model.layout.size], x: [samples, ...model.input], y: [samples, outputsOf(model)] };
  return trace(inputs, ({ theta, x, y }) => loss(theta, x, () => y));
}

/** The outputs of the network for a batch of m samples, as a program of θ: shape [m, o]. */
export function outputProgram(model: Model, data: Data): Program {
  return trace({ theta: [model.layout.size] }, ({ theta }) => {
    const batch = constant(theta, data.features, [data.samples, ...model.input]);
    return reshape(forward(model, theta, batch), [data.samples, outputsOf(model)]);
  });
}

/** The traced loss of a batch: from θ, the samples and their encoded targets, which are traced with the loss. */
function lossOf(
  model: Model,
  lossName: string,
  { weightDecay = 0, labelSmoothing = 0 }: LossOptions,
): (theta: Value, x: Value, y: () => Value) => Value {
  const loss = lossNamed(lossName);
  if (!Number.isFinite(weightDecay)) throw new UsageError(`weightDecay must be a finite number, got ${weightDecay}.`);
  if (!(labelSmoothing >= 0 && labelSmoothing <= 1))
    throw new UsageError(`labelSmoothing must be a number from 0 to 1, got ${labelSmoothing}.`);
  if (labelSmoothing > 0 && loss.targets !== 'classes')
    throw new UsageError('labelSmoothing is for losses of classes; the targets of this loss are no classes.');
  const outputs = outputsOf(model);
  const smoothed = (y: Value): Value =>
    labelSmoothing === 0 ? y : add(scale(y, 1 - labelSmoothing), labelSmoothing / outputs);
  return (theta, x, y) => {
    const predicted = reshape(forward(model, theta, x), [x.shape[0]!, outputs]);
    const value = theta.builder.scoped('loss', () => loss.apply(predicted, smoothed(y())));
    return weightDecay === 0 ? value : add(value, scale(sum(apply(square, theta)), weightDecay, 2));
  };
}
