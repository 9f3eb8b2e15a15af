import { ShapeError } from '../errors.js';
import { type Compiled, compile } from '../exec/compile.js';
import { type Regions, regions } from '../exec/regions.js';
import type { Program } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';
import { grad } from '../passes/grad.js';
import { jvp } from '../passes/jvp.js';

/**
 * A scalar function of θ with its derivatives: the seam on which landscape and stability build.
 *
 * Derivatives at a kink are those of the owner (relu′(0) = 0). Nothing allocates except `hessian` and `regions`, and
 * results without an `out` argument.
 */
export interface Objective {
  readonly dimension: number;
  readonly program: Program;
  value(theta: Float64Array): number;
  /** ∇L(θ), shape [dimension], written to `out` if given. */
  gradient(theta: Float64Array, out?: Float64Array): Float64Array;
  /** ∇²L(θ)·v, shape [dimension], written to `out` if given. */
  hvp(theta: Float64Array, v: Float64Array, out?: Float64Array): Float64Array;
  /** ∇²L(θ), row-major, shape [dimension, dimension]; exactly symmetric (the mean of H and its transpose). */
  hessian(theta: Float64Array): Float64Array;
  regions(theta: Float64Array): Regions;
}

/**
 * The objective of a scalar program whose first input is θ. Programs of its derivatives are compiled when first used.
 *
 * @param extra values of the further inputs of the program, fixed
 * @throws ShapeError if θ is not a vector, or a method gets a vector of another length
 */
export function objective(program: Program, extra: readonly Float64Array[] = []): Objective {
  const [input] = program.inputs;
  if (input === undefined || input.shape.length !== 1)
    throw new ShapeError('objective: the first input of the program must be a vector θ.');
  const dimension = sizeOf(input.shape);
  const gradientProgram = lazy(() => grad(program));
  const valueCode = lazy(() => ready(program));
  const gradientCode = lazy(() => ready(gradientProgram()));
  const hvpCode = lazy(() => ready(jvp(gradientProgram(), { wrt: [0] })));
  const check = (v: Float64Array, name: string): void => {
    if (v.length !== dimension)
      throw new ShapeError(`objective: ${name} must have ${dimension} entries, got ${v.length}.`);
  };
  const self: Objective = {
    dimension,
    program,
    value: (theta) => {
      check(theta, 'theta');
      return valueCode().run([theta, ...extra])[0]!;
    },
    gradient: (theta, out = new Float64Array(dimension)) => {
      check(theta, 'theta');
      check(out, 'out');
      out.set(gradientCode().run([theta, ...extra]));
      return out;
    },
    hvp: (theta, v, out = new Float64Array(dimension)) => {
      check(theta, 'theta');
      check(v, 'v');
      check(out, 'out');
      out.set(hvpCode().run([theta, ...extra, v]));
      return out;
    },
    hessian: (theta) => {
      const h = new Float64Array(dimension * dimension);
      const direction = new Float64Array(dimension);
      for (let k = 0; k < dimension; k++) {
        direction.fill(0);
        direction[k] = 1;
        self.hvp(theta, direction, h.subarray(k * dimension, (k + 1) * dimension));
      }
      symmetrise(h, dimension);
      return h;
    },
    regions: (theta) => {
      check(theta, 'theta');
      return regions(program, [theta, ...extra]);
    },
  };
  return self;
}

/** A compiled program with one output, together with the array for it. */
function ready(program: Program): { run: (inputs: Float64Array[]) => Float64Array } {
  const code: Compiled = compile(program);
  const outputs = code.allocate();
  return {
    run: (inputs) => {
      code.run(inputs, outputs);
      return outputs[0]!;
    },
  };
}

function lazy<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

function symmetrise(h: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (h[i * n + j]! + h[j * n + i]!) / 2;
      h[i * n + j] = mean;
      h[j * n + i] = mean;
    }
  }
}
