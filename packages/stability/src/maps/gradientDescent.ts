import { call, grad, mul, type Program, ShapeError, simplify, sub, trace, UsageError } from '@crease/tensor';

/**
 * The program of one step of gradient descent: inputs `theta` [p] and `eta` [], output of shape [p].
 *
 * $G_\eta(\theta) = \theta - \eta\,\nabla L(\theta)$. It is an ordinary program, so regions, exact readings and LaTeX
 * apply to it, and its Jacobian $I - \eta\nabla^2 L(\theta)$ is `jvp(map, { wrt: [0] })`. At a kink the gradient is that
 * of the owner of the break.
 *
 * @param loss scalar program of one vector θ
 * @throws ShapeError if θ is not a vector; UsageError if the loss has other inputs
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('square'), theta)));
 * evaluate(gradientDescentMap(loss), [Float64Array.of(1, 2), 0.25])[0]; // Float64Array(2) [0.5, 1]
 */
export function gradientDescentMap(loss: Program): Program {
  const dimension = lossDimension('gradientDescentMap', loss);
  const gradient = grad(loss);
  const map = trace({ theta: [dimension], eta: [] }, ({ theta, eta }) =>
    sub(theta, mul(eta, call(gradient, [theta])[0]!)),
  );
  return simplify(map);
}

/**
 * The number of parameters of a loss.
 *
 * @param caller name of the function that asks, for messages
 * @throws ShapeError if θ is not a vector; UsageError if the loss has other inputs
 */
export function lossDimension(caller: string, loss: Program): number {
  const [input] = loss.inputs;
  if (input === undefined || loss.inputs.length !== 1)
    throw new UsageError(
      `${caller}: the loss must have the one input θ, got ${loss.inputs.length} inputs (${loss.inputs.map((i) => i.name).join(', ')}). Fix the others as constants.`,
    );
  if (input.shape.length !== 1)
    throw new ShapeError(
      `${caller}: θ must be a vector, but "${input.name}" has shape [${input.shape.join(', ')}]. Read the parameters from one flat vector.`,
    );
  return input.shape[0]!;
}
