import type { Primitive } from '../primitive.js';
import { add, type NoParameters, neg, type ScaleParameters, scale, sub } from './arithmetic.js';
import { type AssembleParameters, assemble, type SliceParameters, slice } from './assemble.js';
import { type BroadcastParameters, broadcast } from './broadcast.js';
import { type ConstantParameters, constant } from './constant.js';
import { type GatherParameters, gather, scatterAdd } from './gather.js';
import { type InverseRmsParameters, inverseRms } from './inverseRms.js';
import { logSumExp } from './logSumExp.js';
import { type MapParameters, map } from './map.js';
import { type MatmulParameters, matmul } from './matmul.js';
import { mul } from './mul.js';
import { maxMask, reduceMax } from './reduceMax.js';
import { type ReshapeParameters, reshape } from './reshape.js';
import { type SumParameters, sum } from './sum.js';
import { type TransposeParameters, transpose } from './transpose.js';

/** The static parameters of each primitive. */
export interface PrimitiveParameters {
  readonly constant: ConstantParameters;
  readonly broadcast: BroadcastParameters;
  readonly reshape: ReshapeParameters;
  readonly transpose: TransposeParameters;
  readonly add: NoParameters;
  readonly sub: NoParameters;
  readonly neg: NoParameters;
  readonly scale: ScaleParameters;
  readonly mul: NoParameters;
  readonly matmul: MatmulParameters;
  readonly sum: SumParameters;
  readonly slice: SliceParameters;
  readonly assemble: AssembleParameters;
  readonly gather: GatherParameters;
  readonly scatterAdd: GatherParameters;
  readonly map: MapParameters;
  readonly logSumExp: NoParameters;
  readonly inverseRms: InverseRmsParameters;
  readonly reduceMax: NoParameters;
  readonly maxMask: NoParameters;
}

/** The name of a primitive. */
export type PrimitiveName = keyof PrimitiveParameters;

/** Every primitive, by name. Readings are tables over these names; a forgotten row is a compile error. */
export const primitives: { readonly [K in PrimitiveName]: Primitive<PrimitiveParameters[K]> } = {
  constant,
  broadcast,
  reshape,
  transpose,
  add,
  sub,
  neg,
  scale,
  mul,
  matmul,
  sum,
  slice,
  assemble,
  gather,
  scatterAdd,
  map,
  logSumExp,
  inverseRms,
  reduceMax,
  maxMask,
};
