import { add, call, concat, grad, mul, type Program, scale, simplify, slice, sub, trace } from '@crease/tensor';

/**
 * The program of one step of map words: inputs `state` [2p] and `eta` [], output of shape [2p]. The state is the
 * parameters θ, then their momenta m.
 *
 * $m' = \tfrac{9}{10} m + \nabla L(\theta)$ and $\theta' = \theta - \eta m'$.
 *
 * @param loss scalar program of one vector θ
 */
export function mapName(loss: Program): Program {
  const [p] = loss.inputs[0]!.shape;
  const gradient = grad(loss);
  const map = trace({ state: [2 * p!], eta: [] }, ({ state, eta }) => {
    const [theta, momenta] = [slice(state, 0, [p!]), slice(state, p!, [p!])];
    const next = add(scale(momenta, 9, 10), call(gradient, [theta])[0]!);
    return concat([sub(theta, mul(eta, next)), next]);
  });
  return simplify(map);
}
