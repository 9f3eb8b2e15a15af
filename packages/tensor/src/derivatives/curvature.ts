import { ShapeError } from '../errors.js';
import { type Program, shapeOf } from '../ir/program.js';
import { sameShape, showShape } from '../ir/shape.js';
import { trace } from '../ir/trace.js';
import { sub } from '../ops/arithmetic.js';
import { grad } from '../passes/grad.js';
import { jvp } from '../passes/jvp.js';
import { call } from '../passes/replay.js';
import { simplify } from '../passes/simplify.js';
import { vjp } from '../passes/vjp.js';

/** The second derivative of a loss ℓ(f(θ)) and its two parts, each as a program $(\theta, v) \mapsto Av$. */
export interface Curvature {
  /** θ ↦ ℓ(f(θ)). */
  readonly loss: Program;
  /** $H = G + R$. */
  readonly hessian: Program;
  /** The Gauss–Newton part $G = J^\top \nabla^2 \ell(f(\theta))\, J$ with $J = Df(\theta)$. */
  readonly gaussNewton: Program;
  /** The residual part $R = \sum_k \frac{\partial \ell}{\partial z_k} \nabla^2 f_k(\theta)$, as the difference of the two. */
  readonly residual: Program;
}

/**
 * The Hessian of ℓ ∘ f with its Gauss–Newton and residual parts, as programs for products with a vector.
 *
 * `matrixOf` makes matrices of them. At a break derivatives are those of the owner. Grade: that of how they are run.
 *
 * @param outputs f, from θ (a vector) to the outputs of a network, such as `outputProgram`
 * @param loss    ℓ, from those outputs to a scalar, such as `outputLossProgram`
 * @throws ShapeError if the loss does not take what the outputs are
 */
export function curvature(outputs: Program, loss: Program): Curvature {
  const produced = outputs.outputs.map((id) => shapeOf(outputs, id));
  const taken = loss.inputs.map((i) => i.shape);
  if (produced.length !== 1 || taken.length !== 1 || !sameShape(produced[0]!, taken[0]!))
    throw new ShapeError(
      `curvature: the loss must take the one output of the network, but the network returns ${produced.map(showShape).join(' and ')} and the loss takes ${taken.map(showShape).join(' and ')}.`,
    );
  const shape = outputs.inputs[0]!.shape;
  const composed = trace({ theta: shape }, ({ theta }) => call(loss, call(outputs, [theta])));
  const product = jvp(grad(composed));
  const gaussNewton = trace({ theta: shape, v: shape }, ({ theta, v }) => {
    const [dz] = call(jvp(outputs), [theta, v]);
    const curved = call(jvp(grad(loss)), [...call(outputs, [theta]), dz!]);
    return call(vjp(outputs), [theta, ...curved]);
  });
  const residual = trace({ theta: shape, v: shape }, ({ theta, v }) =>
    sub(call(product, [theta, v])[0]!, call(gaussNewton, [theta, v])[0]!),
  );
  return { loss: composed, hessian: product, gaussNewton: simplify(gaussNewton), residual: simplify(residual) };
}
