import { type Compiled, compile, jvp, type Program, ShapeError, scalarCount, shapeOf, sizeOf } from '@crease/tensor';

/** A map of θ and a step size, made ready to be evaluated at one point at a time. */
export interface CompiledMap {
  readonly dimension: number;
  /** How many scalar operations one step is, roughly. */
  readonly cost: number;
  /** Writes G(θ) to `out`, which may be θ itself. */
  readonly step: (theta: Float64Array, stepSize: number, out: Float64Array) => void;
  /** Writes DG(θ) to `out`, row-major, shape [dimension, dimension]. */
  readonly jacobian: (theta: Float64Array, stepSize: number, out: Float64Array) => void;
}

/**
 * The map of a program with inputs θ [p] and step size [], together with its Jacobian. Nothing allocates per call.
 *
 * The Jacobian is one run of the forward derivative with p lanes, one for each basis vector: p times the cost of the
 * map. Its columns are those of the owner at a kink. Grade: observed.
 *
 * @throws ShapeError if the program is not of that form
 */
export function compileMap(map: Program): CompiledMap {
  const dimension = checkedDimension(map);
  const code = compile(map);
  const eta = new Float64Array(1);
  let derivative: { code: Compiled; theta: Float64Array; eta: Float64Array; basis: Float64Array } | undefined;
  return {
    dimension,
    cost: scalarCount(map),
    step: (theta, stepSize, out) => {
      eta[0] = stepSize;
      code.run([theta, eta], [out]);
    },
    jacobian: (theta, stepSize, out) => {
      derivative ??= {
        code: compile(jvp(map, { wrt: [0] }), { lanes: dimension }),
        theta: new Float64Array(dimension * dimension),
        eta: new Float64Array(dimension),
        basis: identity(dimension),
      };
      for (let k = 0; k < dimension; k++) derivative.theta.fill(theta[k]!, k * dimension, (k + 1) * dimension);
      derivative.eta.fill(stepSize);
      // Lane l moves along basis vector l, so element k of lane l, at k·p + l, is ∂G_k/∂θ_l.
      derivative.code.run([derivative.theta, derivative.eta, derivative.basis], [out]);
    },
  };
}

/**
 * The dimension p of a map with inputs θ [p] and step size [] and one output of shape [p].
 *
 * @throws ShapeError if the program is not of that form
 */
export function checkedDimension(map: Program): number {
  const [theta, eta] = map.inputs;
  const [output] = map.outputs;
  const fits =
    map.inputs.length === 2 &&
    theta!.shape.length === 1 &&
    eta!.shape.length === 0 &&
    map.outputs.length === 1 &&
    String(shapeOf(map, output!)) === String(theta!.shape);
  if (!fits)
    throw new ShapeError(
      `A map needs the inputs θ [p] and step size [] and one output [p], but this program has inputs ${map.inputs.map((i) => `[${i.shape.join(', ')}]`).join(', ')} and outputs ${map.outputs.map((id) => `[${shapeOf(map, id).join(', ')}]`).join(', ')}. Make it with gradientDescentMap(loss).`,
    );
  return sizeOf(theta!.shape);
}

function identity(n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let k = 0; k < n; k++) matrix[k * n + k] = 1;
  return matrix;
}
