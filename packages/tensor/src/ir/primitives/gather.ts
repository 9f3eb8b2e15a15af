import { ShapeError } from '../../errors.js';
import type { Evaluate, LinearPrimitive } from '../primitive.js';
import { inScope, type Shape, showShape, sizeOf } from '../shape.js';
import { type Declared, declare } from './known.js';

/** Parameters of `gather` and `scatterAdd`. */
export interface GatherParameters {
  /** For each element of the smaller side (output of gather, input of scatterAdd), its place on the other side. */
  readonly indices: Int32Array;
  /** The shape of the result. */
  readonly shape: Shape;
}

/** The elements at fixed places, each possibly many times. */
export const gather: Declared<'gather', LinearPrimitive<GatherParameters>> = /* @__PURE__ */ declare('gather', {
  linearity: 'linear',
  shape: ([a], p, scope) => checked('gather', p, sizeOf(p.shape), sizeOf(a!), scope),
  transpose: (p, cotangent, [shape]) =>
    cotangent.builder.emit(scatterAdd.name, [cotangent], { indices: p.indices, shape: shape! }),
  total: () => true,
});

/** The specification of `gather`. */
export const evaluateGather: Evaluate<GatherParameters> = (p, [a], _shapes, out) => {
  for (let e = 0; e < out.length; e++) out[e] = a![p.indices[e]!]!;
};

/** Zeros to which each element of the input is added at its place, in index order. */
export const scatterAdd: Declared<'scatterAdd', LinearPrimitive<GatherParameters>> = /* @__PURE__ */ declare(
  'scatterAdd',
  {
    linearity: 'linear',
    shape: ([a], p, scope) => checked('scatterAdd', p, sizeOf(a!), sizeOf(p.shape), scope),
    transpose: (p, cotangent, [shape]) =>
      cotangent.builder.emit(gather.name, [cotangent], { indices: p.indices, shape: shape! }),
    total: () => true,
  },
);

/** The specification of `scatterAdd`. */
export const evaluateScatterAdd: Evaluate<GatherParameters> = (p, [a], _shapes, out) => {
  out.fill(0);
  for (let e = 0; e < a!.length; e++) out[p.indices[e]!]! += a![e]!;
};

function checked(name: string, p: GatherParameters, count: number, bound: number, scope: string): Shape {
  if (p.indices.length !== count)
    throw new ShapeError(`${name}: ${count} elements need ${count} indices, got ${p.indices.length}${inScope(scope)}.`);
  const bad = p.indices.find((i) => i < 0 || i >= bound);
  if (bad !== undefined)
    throw new ShapeError(
      `${name}: index ${bad} is outside 0…${bound - 1} (result ${showShape(p.shape)})${inScope(scope)}.`,
    );
  return p.shape;
}
