import { inFloatingPoint } from '../ir/primitives/arithmetic.js';
import { broadcastSource } from '../ir/primitives/broadcast.js';
import { matmulSizes } from '../ir/primitives/matmul.js';
import { maximumIndex } from '../ir/primitives/reduceMax.js';
import type { PrimitiveName, PrimitiveParameters } from '../ir/primitives/registry.js';
import { sumTarget } from '../ir/primitives/sum.js';
import { transposeSource } from '../ir/primitives/transpose.js';
import type { Shape } from '../ir/shape.js';
import { multiply } from '../linalg/gemm.js';
import { exp } from '../math/exp.js';
import { log } from '../math/log.js';
import { kernels, longRun } from './kernels.js';
import { mapBlock } from './mapBlock.js';

/** Prepares one equation: tables once, then a step that only loops. */
export type BlockRule<P> = (
  parameters: P,
  inputs: readonly Float64Array[],
  shapes: readonly Shape[],
  out: Float64Array,
  lanes: number,
) => () => void;

const isView: BlockRule<unknown> = () => () => {};

/** How each primitive is run on blocks: a total table over the primitives. */
export const blockRules: { readonly [K in PrimitiveName]: BlockRule<PrimitiveParameters[K]> } = {
  constant: (p, _inputs, _shapes, out, lanes) => () => {
    for (let e = 0; e < p.values.length; e++) out.fill(p.values[e]!, e * lanes, (e + 1) * lanes);
  },
  broadcast: (p, [a], [shape], out, lanes) => copies(broadcastSource(shape!, p), a!, out, lanes),
  reshape: isView,
  transpose: (p, [a], [shape], out, lanes) => copies(transposeSource(shape!, p), a!, out, lanes),
  add:
    (_p, [a, b], _shapes, out) =>
    () =>
      kernels.add(a!, b!, out),
  sub:
    (_p, [a, b], _shapes, out) =>
    () =>
      kernels.sub(a!, b!, out),
  neg:
    (_p, [a], _shapes, out) =>
    () =>
      kernels.neg(a!, out),
  scale: (p, [a], _shapes, out) => {
    const [factor, divisor] = inFloatingPoint(p);
    return () => kernels.scale(a!, factor, divisor, out);
  },
  mul:
    (_p, [a, b], _shapes, out) =>
    () =>
      kernels.mul(a!, b!, out),
  matmul: (p, [a, b], [shapeA, shapeB], out, lanes) => {
    const s = matmulSizes(shapeA!, shapeB!, p);
    if (lanes < longRun)
      return () => {
        for (let n = 0; n < s.stack; n++) {
          const [a0, b0, o0] = [n * s.aSize * lanes, n * s.bSize * lanes, n * s.rows * s.columns * lanes];
          for (let l = 0; l < lanes; l++)
            multiply(
              s.rows,
              s.inner,
              s.columns,
              a!,
              a0 + l,
              s.aRow * lanes,
              s.aInner * lanes,
              b!,
              b0 + l,
              s.bInner * lanes,
              s.bColumn * lanes,
              out,
              o0 + l,
              s.columns * lanes,
              lanes,
            );
        }
      };
    const [left, right, entries] = [a!, b!, out].map((array) => runsOf(array, lanes));
    return () => {
      if (s.inner === 0) out.fill(0);
      for (let row = 0; row < s.stack * s.rows; row++) {
        const n = Math.floor(row / s.rows);
        for (let j = 0; j < s.columns; j++) {
          const entry = entries![row * s.columns + j]!;
          for (let k = 0; k < s.inner; k++) {
            const x = left![n * s.aSize + (row % s.rows) * s.aRow + k * s.aInner]!;
            const y = right![n * s.bSize + k * s.bInner + j * s.bColumn]!;
            (k === 0 ? kernels.mul : kernels.mulAdd)(x, y, entry);
          }
        }
      }
    };
  },
  sum: (p, [a], [shape], out, lanes) => {
    const target = sumTarget(shape!, p);
    const started = new Uint8Array(out.length / lanes);
    return () => {
      started.fill(0);
      if (target.length === 0) out.fill(0);
      for (let e = 0; e < target.length; e++) {
        const to = target[e]!;
        (started[to] === 0 ? kernels.copy : kernels.addRun)(a!, e * lanes, out, to * lanes, lanes);
        started[to] = 1;
      }
    };
  },
  slice: isView,
  assemble: (p, parts, _shapes, out, lanes) => {
    const isCovered = parts.reduce((size, part) => size + part.length, 0) === out.length;
    const places = parts.map((part, k) => out.subarray(p.offsets[k]! * lanes, p.offsets[k]! * lanes + part.length));
    return () => {
      if (!isCovered) out.fill(0);
      for (let k = 0; k < parts.length; k++) {
        const part = parts[k]!;
        if (part.length < longRun) kernels.copy(part, 0, places[k]!, 0, part.length);
        else places[k]!.set(part);
      }
    };
  },
  gather: (p, [a], _shapes, out, lanes) => copies(p.indices, a!, out, lanes),
  scatterAdd:
    (p, [a], _shapes, out, lanes) =>
    () => {
      out.fill(0);
      for (let e = 0; e < p.indices.length; e++) kernels.addRun(a!, e * lanes, out, p.indices[e]! * lanes, lanes);
    },
  map: (p, [a], _shapes, out, lanes) => mapBlock(p, a!, out, lanes),
  logSumExp: (_p, [a], [shape], out, lanes) => {
    const width = shape!.at(-1)!;
    return () => {
      for (let o = 0; o < out.length; o++) {
        const from = rowStart(o, width, lanes);
        const largest = a![from + maximumIndex(a!, from, width, lanes) * lanes]!;
        let total = exp(a![from]! - largest);
        for (let k = 1; k < width; k++) total += exp(a![from + k * lanes]! - largest);
        out[o] = largest - largest === 0 ? largest + log(total) : largest;
      }
    };
  },
  inverseRms: (p, [a], [shape], out, lanes) => {
    const width = shape!.at(-1)!;
    return () => {
      for (let o = 0; o < out.length; o++) {
        const from = rowStart(o, width, lanes);
        let total = a![from]! * a![from]!;
        for (let k = 1; k < width; k++) total += a![from + k * lanes]! * a![from + k * lanes]!;
        out[o] = 1 / Math.sqrt(total / width + p.epsilon);
      }
    };
  },
  reduceMax: (_p, [a], [shape], out, lanes) => {
    const width = shape!.at(-1)!;
    return () => {
      for (let o = 0; o < out.length; o++) {
        const from = rowStart(o, width, lanes);
        out[o] = a![from + maximumIndex(a!, from, width, lanes) * lanes]!;
      }
    };
  },
  maxMask: (_p, [a], [shape], out, lanes) => {
    const width = shape!.at(-1)!;
    return () => {
      out.fill(0);
      for (let o = 0; o < out.length / width; o++) {
        const from = rowStart(o, width, lanes);
        out[from + maximumIndex(a!, from, width, lanes) * lanes] = 1;
      }
    };
  },
};

/** Where the first element of a row of the last axis lies, for row and lane o = row · lanes + lane of the rest. */
function rowStart(o: number, width: number, lanes: number): number {
  return Math.floor(o / lanes) * width * lanes + (o % lanes);
}

/** The lanes of each element as an array of their own. */
function runsOf(array: Float64Array, lanes: number): Float64Array[] {
  return Array.from({ length: array.length / lanes }, (_, e) => array.subarray(e * lanes, (e + 1) * lanes));
}

function copies(source: ArrayLike<number>, a: Float64Array, out: Float64Array, lanes: number): () => void {
  if (lanes < longRun)
    return () => {
      for (let e = 0; e < source.length; e++) kernels.copy(a, source[e]! * lanes, out, e * lanes, lanes);
    };
  const [from, to] = [runsOf(a, lanes), runsOf(out, lanes)];
  return () => {
    for (let e = 0; e < source.length; e++) to[e]!.set(from[source[e]!]!);
  };
}
