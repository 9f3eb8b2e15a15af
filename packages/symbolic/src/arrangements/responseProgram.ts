import { constant, forward, type Model, type Program, reshape, ShapeError, sizeOf, trace } from '@crease/tensor';

/**
 * The output of a network as a program of one sample: x ↦ f(x) at fixed weights, shape [inputs] to [outputs].
 *
 * @param theta the weights (default: those of the model); not modified
 * @throws ShapeError if θ has the wrong length
 */
export function responseProgram(model: Model, theta: Float64Array = model.theta): Program {
  if (theta.length !== model.layout.size)
    throw new ShapeError(`responseProgram: θ needs ${model.layout.size} entries, got ${theta.length}.`);
  return trace({ x: [sizeOf(model.input)] }, ({ x }) => {
    const weights = constant(x, theta, [theta.length]);
    return reshape(forward(model, weights, reshape(x, [1, ...model.input])), [sizeOf(model.output)]);
  });
}
