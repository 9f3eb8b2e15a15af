import { ShapeError } from '../errors.js';
import type { Evaluate } from '../ir/primitive.js';
import { evaluateAdd, evaluateNeg, evaluateScale, evaluateSub } from '../ir/primitives/arithmetic.js';
import { evaluateAssemble, evaluateSlice } from '../ir/primitives/assemble.js';
import { evaluateBroadcast } from '../ir/primitives/broadcast.js';
import { evaluateConstant } from '../ir/primitives/constant.js';
import { evaluateGather, evaluateScatterAdd } from '../ir/primitives/gather.js';
import { evaluateInverseRms } from '../ir/primitives/inverseRms.js';
import { evaluateLogSumExp } from '../ir/primitives/logSumExp.js';
import { evaluateMap } from '../ir/primitives/map.js';
import { evaluateMatmul } from '../ir/primitives/matmul.js';
import { evaluateMul } from '../ir/primitives/mul.js';
import { evaluateMaxMask, evaluateReduceMax } from '../ir/primitives/reduceMax.js';
import type { PrimitiveName, PrimitiveParameters } from '../ir/primitives/registry.js';
import { evaluateReshape } from '../ir/primitives/reshape.js';
import { evaluateSum } from '../ir/primitives/sum.js';
import { evaluateTranspose } from '../ir/primitives/transpose.js';
import { type Program, shapeOf } from '../ir/program.js';
import { type Shape, showShape, sizeOf } from '../ir/shape.js';

/**
 * The outputs of a program at these inputs: the specification that every other way of running it equals to the last
 * bit.
 *
 * @param inputs one row-major array (or a number, for a scalar) for each input; not modified
 * @returns one fresh array for each output. Grade: observed (floating point, round to nearest)
 * @throws ShapeError if an input has the wrong length
 */
export function evaluate(program: Program, inputs: readonly (number | ArrayLike<number>)[]): Float64Array[] {
  const values = evaluateAll(program, inputs);
  return program.outputs.map((id) => values[id]!.slice());
}

/** The value of every id of the program, inputs first. */
export function evaluateAll(program: Program, inputs: readonly (number | ArrayLike<number>)[]): Float64Array[] {
  if (inputs.length > program.inputs.length)
    throw new ShapeError(`evaluate: the program has ${program.inputs.length} inputs, got ${inputs.length}.`);
  const values = program.inputs.map((input, k) => asInput(input.name, input.shape, inputs[k]));
  for (const e of program.equations) {
    const out = new Float64Array(sizeOf(e.shape));
    const shapes = e.inputs.map((id) => shapeOf(program, id));
    (specification[e.primitive] as Evaluate<unknown>)(
      e.parameters,
      e.inputs.map((id) => values[id]!),
      shapes,
      out,
    );
    values.push(out);
  }
  return values;
}

/** The specifications of all primitives. */
const specification: { readonly [K in PrimitiveName]: Evaluate<PrimitiveParameters[K]> } = {
  constant: evaluateConstant,
  broadcast: evaluateBroadcast,
  reshape: evaluateReshape,
  transpose: evaluateTranspose,
  add: evaluateAdd,
  sub: evaluateSub,
  neg: evaluateNeg,
  scale: evaluateScale,
  mul: evaluateMul,
  matmul: evaluateMatmul,
  sum: evaluateSum,
  slice: evaluateSlice,
  assemble: evaluateAssemble,
  gather: evaluateGather,
  scatterAdd: evaluateScatterAdd,
  map: evaluateMap,
  logSumExp: evaluateLogSumExp,
  inverseRms: evaluateInverseRms,
  reduceMax: evaluateReduceMax,
  maxMask: evaluateMaxMask,
};

function asInput(name: string, shape: Shape, given: number | ArrayLike<number> | undefined): Float64Array {
  const array = typeof given === 'number' ? Float64Array.of(given) : Float64Array.from(given ?? []);
  if (given === undefined || array.length !== sizeOf(shape))
    throw new ShapeError(
      `evaluate: input "${name}" of shape ${showShape(shape)} needs ${sizeOf(shape)} numbers, got ${given === undefined ? 'nothing' : array.length}.`,
    );
  return array;
}
