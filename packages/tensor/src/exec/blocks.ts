import { broadcastSource } from '../ir/primitives/broadcast.js';
import { matmulSizes } from '../ir/primitives/matmul.js';
import type { PrimitiveName, PrimitiveParameters } from '../ir/primitives/registry.js';
import { sumTarget } from '../ir/primitives/sum.js';
import { transposeSource } from '../ir/primitives/transpose.js';
import { type Program, shapeOf } from '../ir/program.js';
import { type Shape, sizeOf } from '../ir/shape.js';
import { exp } from '../math/exp.js';
import { log } from '../math/log.js';
import type { Runner } from './compile.js';
import { mapBlock } from './mapBlock.js';

/**
 * A runner without code generation: every value is a block of elements × lanes, every equation a few small loops.
 */
export function blockRunner(program: Program, lanes: number): Runner {
  const values = [...program.inputs.map((i) => i.shape), ...program.equations.map((e) => e.shape)].map(
    (shape) => new Float64Array(sizeOf(shape) * lanes),
  );
  const first = program.inputs.length;
  const steps = program.equations.map((e, k) => {
    const prepare = rules[e.primitive] as Rule<unknown>;
    const inputs = e.inputs.map((id) => values[id]!);
    const shapes = e.inputs.map((id) => shapeOf(program, id));
    return prepare(e.parameters, inputs, shapes, values[first + k]!, lanes);
  });
  return (inputs, outputs) => {
    for (let k = 0; k < first; k++) values[k]!.set(inputs[k]!);
    for (const step of steps) step();
    for (const [k, id] of program.outputs.entries()) outputs[k]!.set(values[id]!);
  };
}

/** Prepares one equation: tables once, then a step that only loops. */
type Rule<P> = (
  parameters: P,
  inputs: readonly Float64Array[],
  shapes: readonly Shape[],
  out: Float64Array,
  lanes: number,
) => () => void;

const rules: { readonly [K in PrimitiveName]: Rule<PrimitiveParameters[K]> } = {
  constant: (p, _inputs, _shapes, out, lanes) => {
    for (let e = 0; e < p.values.length; e++) out.fill(p.values[e]!, e * lanes, (e + 1) * lanes);
    return () => {};
  },
  broadcast: (p, [a], [shape], out, lanes) => copies(broadcastSource(shape!, p), a!, out, lanes),
  reshape:
    (_p, [a], _shapes, out) =>
    () =>
      out.set(a!),
  transpose: (p, [a], [shape], out, lanes) => copies(transposeSource(shape!, p), a!, out, lanes),
  add:
    (_p, [a, b], _shapes, out) =>
    () => {
      for (let e = 0; e < out.length; e++) out[e] = a![e]! + b![e]!;
    },
  sub:
    (_p, [a, b], _shapes, out) =>
    () => {
      for (let e = 0; e < out.length; e++) out[e] = a![e]! - b![e]!;
    },
  neg:
    (_p, [a], _shapes, out) =>
    () => {
      for (let e = 0; e < out.length; e++) out[e] = -a![e]!;
    },
  scale:
    ({ numerator, denominator }, [a], _shapes, out) =>
    () => {
      for (let e = 0; e < out.length; e++) out[e] = (a![e]! * numerator) / denominator;
    },
  mul:
    (_p, [a, b], _shapes, out) =>
    () => {
      for (let e = 0; e < out.length; e++) out[e] = a![e]! * b![e]!;
    },
  matmul: (p, [a, b], [shapeA, shapeB], out, lanes) => {
    const s = matmulSizes(shapeA!, shapeB!, p);
    return () => {
      for (let i = 0; i < s.rows; i++) {
        for (let j = 0; j < s.columns; j++) {
          const to = (i * s.columns + j) * lanes;
          if (s.inner === 0) out.fill(0, to, to + lanes);
          for (let k = 0; k < s.inner; k++) {
            const x = (i * s.aRow + k * s.aInner) * lanes;
            const y = (k * s.bInner + j * s.bColumn) * lanes;
            if (k === 0) for (let l = 0; l < lanes; l++) out[to + l] = a![x + l]! * b![y + l]!;
            else for (let l = 0; l < lanes; l++) out[to + l] = out[to + l]! + a![x + l]! * b![y + l]!;
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
      out.fill(0);
      for (let e = 0; e < target.length; e++) {
        const to = target[e]! * lanes;
        const from = e * lanes;
        if (started[target[e]!] === 0) for (let l = 0; l < lanes; l++) out[to + l] = a![from + l]!;
        else for (let l = 0; l < lanes; l++) out[to + l] = out[to + l]! + a![from + l]!;
        started[target[e]!] = 1;
      }
    };
  },
  slice: (p, [a], _shapes, out, lanes) => {
    const part = a!.subarray(p.offset * lanes, p.offset * lanes + out.length);
    return () => out.set(part);
  },
  assemble: (p, parts, _shapes, out, lanes) => () => {
    for (let k = 0; k < parts.length; k++) out.set(parts[k]!, p.offsets[k]! * lanes);
  },
  gather: (p, [a], _shapes, out, lanes) => copies(p.indices, a!, out, lanes),
  scatterAdd:
    (p, [a], _shapes, out, lanes) =>
    () => {
      out.fill(0);
      for (let e = 0; e < p.indices.length; e++) {
        const to = p.indices[e]! * lanes;
        for (let l = 0; l < lanes; l++) out[to + l] = out[to + l]! + a![e * lanes + l]!;
      }
    },
  map: (p, [a], _shapes, out, lanes) => mapBlock(p, a!, out, lanes),
  logSumExp: (_p, [a], [shape], out, lanes) => {
    const width = shape!.at(-1)!;
    return () => {
      for (let o = 0; o < out.length; o++) {
        const from = Math.floor(o / lanes) * width * lanes + (o % lanes);
        let largest = a![from]!;
        for (let k = 1; k < width; k++) {
          const v = a![from + k * lanes]!;
          if (v > largest || Number.isNaN(v)) largest = v;
        }
        let total = exp(a![from]! - largest);
        for (let k = 1; k < width; k++) total += exp(a![from + k * lanes]! - largest);
        out[o] = largest - largest === 0 ? largest + log(total) : largest;
      }
    };
  },
};

function copies(source: ArrayLike<number>, a: Float64Array, out: Float64Array, lanes: number): () => void {
  return () => {
    for (let e = 0; e < source.length; e++) {
      const from = source[e]! * lanes;
      const to = e * lanes;
      for (let l = 0; l < lanes; l++) out[to + l] = a[from + l]!;
    }
  };
}
