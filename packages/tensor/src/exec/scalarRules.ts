import { broadcastSource } from '../ir/primitives/broadcast.js';
import { matmulSizes } from '../ir/primitives/matmul.js';
import type { PrimitiveName, PrimitiveParameters } from '../ir/primitives/registry.js';
import { sumTarget } from '../ir/primitives/sum.js';
import { transposeSource } from '../ir/primitives/transpose.js';
import type { Equation } from '../ir/program.js';
import { type Shape, sizeOf } from '../ir/shape.js';
import { kernelCall, literal, type Operand, type ScalarCode, text } from './emitScalar.js';
import { calledIn } from './separateAtoms.js';

/** Computes every element of the value of an equation from the elements of its inputs. */
export type ScalarRule<P> = (
  code: ScalarCode,
  parameters: P,
  inputs: readonly (readonly Operand[])[],
  shapes: readonly Shape[],
  equation: Equation,
) => Operand[];

const elementwise =
  (op: '+' | '-' | '*'): ScalarRule<unknown> =>
  (code, _, [a, b]) =>
    a!.map((v, e) => code.binary(op, v, b![e]!));

const picked = (source: ArrayLike<number>, from: readonly Operand[]): Operand[] => Array.from(source, (s) => from[s]!);

/** How each primitive is written as straight-line code: a total table over the primitives. */
export const scalarRules: { readonly [K in PrimitiveName]: ScalarRule<PrimitiveParameters[K]> } = {
  constant: (_code, p) => Array.from(p.values),
  broadcast: (_code, p, [a], [shape]) => picked(broadcastSource(shape!, p), a!),
  reshape: (_code, _p, [a]) => [...a!],
  transpose: (_code, p, [a], [shape]) => picked(transposeSource(shape!, p), a!),
  add: elementwise('+'),
  sub: elementwise('-'),
  mul: elementwise('*'),
  neg: (code, _p, [a]) => a!.map((v) => code.negative(v)),
  scale: (code, p, [a]) => a!.map((v) => code.scale(v, p)),
  matmul: (code, p, [a, b], [shapeA, shapeB]) => {
    const s = matmulSizes(shapeA!, shapeB!, p);
    return Array.from({ length: s.stack * s.rows * s.columns }, (_, e) => {
      const row = Math.floor(e / s.columns);
      const n = Math.floor(row / s.rows);
      const p0 = n * s.aSize + (row % s.rows) * s.aRow;
      const q0 = n * s.bSize + (e % s.columns) * s.bColumn;
      let total: Operand = 0;
      for (let k = 0; k < s.inner; k++) {
        const term = code.binary('*', a![p0 + k * s.aInner]!, b![q0 + k * s.bInner]!);
        total = k === 0 ? term : code.binary('+', total, term);
      }
      return total;
    });
  },
  sum: (code, p, [a], [shape], equation) => {
    const out = new Array<Operand | undefined>(sizeOf(equation.shape)).fill(undefined);
    for (const [e, target] of sumTarget(shape!, p).entries()) {
      const before = out[target];
      out[target] = before === undefined ? a![e]! : code.binary('+', before, a![e]!);
    }
    return out.map((v) => v ?? 0);
  },
  slice: (_code, p, [a]) => a!.slice(p.offset, p.offset + sizeOf(p.shape)),
  assemble: (_code, p, parts) => {
    const out = new Array<Operand>(p.size).fill(0);
    for (const [k, part] of parts.entries()) for (const [e, v] of part.entries()) out[p.offsets[k]! + e] = v;
    return out;
  },
  gather: (_code, p, [a]) => picked(p.indices, a!),
  scatterAdd: (code, p, [a]) => {
    const out = new Array<Operand>(sizeOf(p.shape)).fill(0);
    for (const [e, target] of p.indices.entries()) out[target] = code.binary('+', out[target]!, a![e]!);
    return out;
  },
  map: (code, p, [a], _shapes, equation) => {
    const name = calledIn(equation);
    return name === undefined ? a!.map((v, e) => code.map(p, e, v)) : code.calls(name, a!);
  },
  logSumExp: (code, _p, [a], [shape]) => {
    const width = shape!.at(-1)!;
    return rowsOf(a!, width).map((terms) => {
      const { largest } = maximum(code, terms);
      const total = terms
        .map((v) => code.call('exp', code.binary('-', v, largest)))
        .reduce((sum, term) => code.binary('+', sum, term));
      return code.assign(`${largest}-${largest}===0?${largest}+${kernelCall('log', text(total))}:${largest}`);
    });
  },
  inverseRms: (code, p, [a], [shape]) =>
    rowsOf(a!, shape!.at(-1)!).map((terms) => {
      const squares = terms.map((v) => code.binary('*', v, v)).reduce((sum, term) => code.binary('+', sum, term));
      const meanSquare = code.binary('/', squares, terms.length);
      return code.binary('/', 1, code.call('sqrt', code.binary('+', meanSquare, p.epsilon)));
    }),
  reduceMax: (code, _p, [a], [shape]) => rowsOf(a!, shape!.at(-1)!).map((terms) => maximum(code, terms).largest),
  maxMask: (code, _p, [a], [shape]) =>
    rowsOf(a!, shape!.at(-1)!).flatMap((terms) => {
      const { position } = maximum(code, terms);
      return terms.map((_, k) => code.assign(`${position}===${k}?1:0`));
    }),
};

function rowsOf(a: readonly Operand[], width: number): (readonly Operand[])[] {
  return Array.from({ length: a.length / width }, (_, row) => a.slice(row * width, (row + 1) * width));
}

/** The variables that hold the largest of some numbers and its position, as `maximumIndex` finds them. */
function maximum(code: ScalarCode, terms: readonly Operand[]): { largest: string; position: string } {
  let largest = variable(code, terms[0]!);
  let position = '0';
  for (const [k, term] of terms.entries()) {
    if (k === 0) continue;
    const v = variable(code, term);
    const isLarger = code.assign(`${v}>${largest}||(${v}!==${v}&&${largest}===${largest})`);
    largest = code.assign(`${isLarger}?${v}:${largest}`);
    position = code.assign(`${isLarger}?${k}:${position}`);
  }
  return { largest, position };
}

function variable(code: ScalarCode, v: Operand): string {
  return typeof v === 'number' ? code.assign(literal(v)) : v;
}
