import { call, jvp, type Program, simplify, trace } from '@crease/tensor';

/**
 * The program that moves a point together with tangent vectors: inputs `theta` [p], `eta` [], `v0` … `v(count−1)` [p];
 * outputs G(θ) and DG(θ)·v for each of them.
 *
 * One program, so that the derivative shares what it has in common with the map. Tangents are not rescaled: whoever
 * iterates divides by their norms and adds up the logarithms.
 *
 * @param map inputs θ [p] and step size []
 */
export function tangentMap(map: Program, count: number): Program {
  const derivative = jvp(map, { wrt: [0] });
  const [theta, eta] = map.inputs;
  const vectors = Object.fromEntries(Array.from({ length: count }, (_, k) => [`v${k}`, theta!.shape]));
  const program = trace({ theta: theta!.shape, eta: eta!.shape, ...vectors }, (inputs) => {
    const [point, stepSize, ...directions] = Object.values(inputs);
    const moved = directions.flatMap((v) => call(derivative, [point!, stepSize!, v]));
    return [...call(map, [point!, stepSize!]), ...moved];
  });
  return simplify(program);
}
