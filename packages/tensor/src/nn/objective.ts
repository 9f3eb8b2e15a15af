import { hessianOf } from '../derivatives/hessianOf.js';
import { matrixOf } from '../derivatives/matrixOf.js';
import { ShapeError } from '../errors.js';
import { compile } from '../exec/compile.js';
import type { Compiled } from '../exec/compiled.js';
import { type Regions, regions } from '../exec/regions.js';
import { type Program, shapeOf } from '../ir/program.js';
import { showShape, sizeOf } from '../ir/shape.js';
import type { ParameterRange } from '../params/layout.js';
import { grad } from '../passes/grad.js';
import { jvp } from '../passes/jvp.js';
import { splitInput } from '../passes/splitInput.js';

/**
 * A scalar function of θ with its derivatives: the seam on which landscape and stability build.
 *
 * Derivatives at a kink are those of the owner (relu′(0) = 0). Nothing allocates except the matrices and `regions`,
 * and results without an `out` argument.
 */
export interface Objective {
  readonly dimension: number;
  readonly program: Program;
  value(theta: Float64Array): number;
  /** ∇L(θ), shape [dimension], written to `out` if given. */
  gradient(theta: Float64Array, out?: Float64Array): Float64Array;
  /** ∇²L(θ)·v, shape [dimension], written to `out` if given. */
  hvp(theta: Float64Array, v: Float64Array, out?: Float64Array): Float64Array;
  /** ∇²L(θ), row-major, shape [dimension, dimension]; exactly symmetric. See `hessianOf`. */
  hessian(theta: Float64Array): Float64Array;
  /**
   * The block of ∇²L(θ) that belongs to some neighbouring parameters, row-major, shape [size, size]: a layer's own
   * curvature. `rangeOf(layout, 'layers/0')` gives the range.
   */
  hessianBlock(theta: Float64Array, range: ParameterRange): Float64Array;
  /** ∇³L(θ)[v, w, ·], shape [dimension]: the derivative along w of the Hessian-vector product with v. */
  thirdDerivative(theta: Float64Array, v: Float64Array, w: Float64Array, out?: Float64Array): Float64Array;
  regions(theta: Float64Array): Regions;
}

/**
 * The objective of a scalar program whose first input is θ. Programs of its derivatives are compiled when first used.
 *
 * @param extra values of the further inputs of the program, fixed
 * @throws ShapeError if θ is not a vector, the program does not return one number, or a method gets a vector of another length
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => apply(activation('square'), dot(theta, theta)));
 * const [f, theta] = [objective(loss), Float64Array.of(1, 2)];
 * [f.gradient(theta), f.hvp(theta, Float64Array.of(1, 0))]; // [Float64Array(2) [20, 40], Float64Array(2) [28, 16]]
 */
export function objective(program: Program, extra: readonly Float64Array[] = []): Objective {
  const [input] = program.inputs;
  if (input === undefined || input.shape.length !== 1)
    throw new ShapeError('objective: the first input of the program must be a vector θ.');
  const outputs = program.outputs.map((id) => shapeOf(program, id));
  if (outputs.length !== 1 || outputs[0]!.length > 0)
    throw new ShapeError(
      `objective: the program must return one number, but it returns ${outputs.map(showShape).join(' and ')}. Sum or average first.`,
    );
  const dimension = sizeOf(input.shape);
  const gradientProgram = lazy(() => grad(program));
  const valueCode = lazy(() => ready(program, extra));
  const gradientCode = lazy(() => ready(gradientProgram(), extra));
  const hvpProgram = lazy(() => jvp(gradientProgram(), { wrt: [0] }));
  const hvpCode = lazy(() => ready(hvpProgram(), extra));
  const thirdCode = lazy(() => ready(jvp(hvpProgram(), { wrt: [0] }), extra));
  const hessianCode = lazy(() => hessianOf(program));
  const blockCode = new Map<string, ReturnType<typeof diagonalBlock>>();
  const check = (v: Float64Array, name: string): void => {
    if (v.length !== dimension)
      throw new ShapeError(`objective: ${name} must have ${dimension} entries, got ${v.length}.`);
  };
  return {
    dimension,
    program,
    value: (theta) => {
      check(theta, 'theta');
      return valueCode()(theta)[0]!;
    },
    gradient: (theta, out = new Float64Array(dimension)) => {
      check(theta, 'theta');
      check(out, 'out');
      out.set(gradientCode()(theta));
      return out;
    },
    hvp: (theta, v, out = new Float64Array(dimension)) => {
      check(theta, 'theta');
      check(v, 'v');
      check(out, 'out');
      out.set(hvpCode()(theta, v));
      return out;
    },
    hessian: (theta) => {
      check(theta, 'theta');
      return hessianCode()([theta, ...extra]);
    },
    hessianBlock: (theta, range) => {
      check(theta, 'theta');
      const { offset, size } = range;
      if (!(Number.isInteger(offset) && offset >= 0 && size > 0 && offset + size <= dimension))
        throw new ShapeError(
          `objective: parameters ${offset} to ${offset + size} are not among the ${dimension} of θ.`,
        );
      const key = `${offset}+${size}`;
      const code = blockCode.get(key) ?? diagonalBlock(program, range, dimension);
      blockCode.set(key, code);
      return code(theta, extra);
    },
    thirdDerivative: (theta, v, w, out = new Float64Array(dimension)) => {
      check(theta, 'theta');
      check(v, 'v');
      check(w, 'w');
      check(out, 'out');
      out.set(thirdCode()(theta, v, w));
      return out;
    },
    regions: (theta) => {
      check(theta, 'theta');
      return regions(program, [theta, ...extra]);
    },
  };
}

/**
 * A compiled program of θ, fixed inputs and directions, together with the array for its one output. Calls allocate
 * nothing: the list of the inputs is made once.
 */
function ready(
  program: Program,
  extra: readonly Float64Array[],
): (theta: Float64Array, v?: Float64Array, w?: Float64Array) => Float64Array {
  const code: Compiled = compile(program);
  const outputs = code.allocate();
  const inputs = program.inputs.map((_, k) => extra[k - 1] ?? outputs[0]!);
  return (theta, v, w) => {
    inputs[0] = theta;
    if (v !== undefined) inputs[extra.length + 1] = v;
    if (w !== undefined) inputs[extra.length + 2] = w;
    code.run(inputs, outputs);
    return outputs[0]!;
  };
}

function lazy<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** The function that computes the block of the Hessian for a range of θ. */
function diagonalBlock(
  program: Program,
  { offset, size }: ParameterRange,
  dimension: number,
): (theta: Float64Array, extra: readonly Float64Array[]) => Float64Array {
  const starts = [...new Set([0, offset, offset + size])].filter((s) => s < dimension);
  const own = starts.indexOf(offset);
  const block = matrixOf(jvp(grad(splitInput(program, starts), { wrt: own }), { wrt: [own] }));
  return (theta, extra) => {
    const parts = starts.map((start, k) => theta.subarray(start, starts[k + 1] ?? dimension));
    return symmetrised(block([...parts, ...extra]), size);
  };
}

function symmetrised(h: Float64Array, size: number): Float64Array {
  return h.map((v, e) => (v + h[(e % size) * size + Math.floor(e / size)]!) / 2);
}
