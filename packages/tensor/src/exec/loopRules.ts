import { matmulSizes } from '../ir/primitives/matmul.js';
import type { PrimitiveName, PrimitiveParameters } from '../ir/primitives/registry.js';
import { keptAxes, sumTarget } from '../ir/primitives/sum.js';
import { transposeSource } from '../ir/primitives/transpose.js';
import type { Equation } from '../ir/program.js';
import { type Shape, sizeOf } from '../ir/shape.js';
import { arrayKernel, kernelCall, literal } from './emitScalar.js';
import { kernelRun } from './kernels.js';
import type { LoopWriter, Place } from './loopWriter.js';
import { calledIn } from './separateAtoms.js';

/** Writes the loops of one equation; `id` is its value, `out` the place of it. */
export type LoopRule<P> = (writer: LoopWriter, parameters: P, equation: Equation, id: number, out: Place) => string;

const nothing: LoopRule<unknown> = () => '';

const elementwise: LoopRule<unknown> = (writer, _p, _e, id, out) =>
  writer.chain(id, true, (value, at) => `${at(out)}=${value};`);

const picked = (writer: LoopWriter, source: Int32Array, e: Equation, id: number, out: Place): string => {
  const from = writer.place(e.inputs[0]!);
  const copy = writer.overLanes(id, `${writer.at(out, 'e')}=${writer.at(from, 'f')};`);
  return `for(let e=0;e<${source.length};e=(e+1)|0){const f=${writer.constant(source)}[e];${copy}}`;
};

/** How each primitive is written as loops: a total table over the primitives. */
export const loopRules: { readonly [K in PrimitiveName]: LoopRule<PrimitiveParameters[K]> } = {
  constant: nothing,
  reshape: nothing,
  slice: nothing,
  broadcast: elementwise,
  add: elementwise,
  sub: elementwise,
  mul: elementwise,
  neg: elementwise,
  scale: elementwise,
  map: (writer, p, e, id, out) => {
    const name = calledIn(e);
    const loops = elementwise(writer, p, e, id, out);
    if (name === undefined) return loops;
    const run = (from: number | string, to: number | string): string =>
      `${arrayKernel(name)}(${out.array},${out.array},${from},${to});`;
    const length = lengthOf(writer, out, e.shape);
    if (length <= kernelRun) return loops + run(0, length);
    return `${loops}for(let e=0;e<${length};e=(e+${kernelRun})|0)${run('e', `Math.min((e+${kernelRun})|0,${length})`)}`;
  },
  transpose: (writer, p, e, id, out) => picked(writer, transposeSource(writer.shape(e.inputs[0]!), p), e, id, out),
  gather: (writer, p, e, id, out) => picked(writer, p.indices, e, id, out),
  matmul: (writer, p, e, id, out) => {
    if (writer.smallProduct(id) !== undefined) return elementwise(writer, p, e, id, out);
    const [a, b] = [writer.place(e.inputs[0]!), writer.place(e.inputs[1]!)];
    const s = matmulSizes(writer.shape(e.inputs[0]!), writer.shape(e.inputs[1]!), p);
    const w = writer.width;
    const start = (place: Place, size: number): string | number => {
      const each = place.varies ? w : 1;
      return s.stack > 1 ? `${place.offset * each}+n*${size * each}` : place.offset * each;
    };
    const [a0, b0, o0] = [start(a, s.aSize), start(b, s.bSize), start(out, s.rows * s.columns)];
    const loop = s.stack > 1 ? `for(let n=0;n<${s.stack};n=(n+1)|0)` : '';
    const product = (rows: number, columns: number, left: Factor, right: Factor, to: Factor): string =>
      `multiply(${rows},${s.inner},${columns},${a.array},${left.join(',')},${b.array},${right.join(',')},${out.array},${to.join(',')});`;
    if (!out.varies || w === 1)
      return loop + product(s.rows, s.columns, [a0, s.aRow, s.aInner], [b0, s.bInner, s.bColumn], [o0, s.columns, 1]);
    // The lanes are the rows or the columns, whichever factor has them; if both had, lanes would not run side by side.
    if (!b.varies)
      return `${loop}for(let r=0;r<${s.rows};r=(r+1)|0)${product(
        w,
        s.columns,
        [`${a0}+r*${s.aRow * w}`, 1, s.aInner * w],
        [b0, s.bInner, s.bColumn],
        [`${o0}+r*${s.columns * w}`, 1, w],
      )}`;
    if (s.bColumn === 1)
      return (
        loop + product(s.rows, s.columns * w, [a0, s.aRow, s.aInner], [b0, s.bInner * w, 1], [o0, s.columns * w, 1])
      );
    return `${loop}for(let c=0;c<${s.columns};c=(c+1)|0)${product(
      s.rows,
      w,
      [a0, s.aRow, s.aInner],
      [`${b0}+c*${s.bColumn * w}`, s.bInner * w, 1],
      [`${o0}+c*${w}`, s.columns * w, 1],
    )}`;
  },
  sum: (writer, p, e, id, out) => {
    const shape = writer.shape(e.inputs[0]!);
    const size = sizeOf(shape);
    if (size === 0) return filled(writer, out, e.shape, '0');
    // Sums begin at −0 and not at 0: −0 + x is x for every x, also for −0.
    if (sizeOf(e.shape) === 1 && !writer.varies(id))
      return `{let s=-0;${writer.chain(e.inputs[0]!, false, (value) => `s+=${value};`)}${out.array}[0]=s;}`;
    const target = sumIndex(writer, shape, p, sizeOf(e.shape));
    const start = filled(writer, out, e.shape, '-0');
    return (
      start + writer.chain(e.inputs[0]!, false, (value) => `${writer.at(out, target.index)}+=${value};`, target.length)
    );
  },
  assemble: (writer, p, e, id, out) => {
    const covered = e.inputs.reduce((size, part) => size + sizeOf(writer.shape(part)), 0);
    const parts = e.inputs.map((part, k) => {
      const size = sizeOf(writer.shape(part));
      const to = { ...out, offset: p.offsets[k]! };
      const copy = writer.overLanes(id, `${writer.at(to, 'e')}=${writer.at(writer.place(part), 'e')};`);
      return `for(let e=0;e<${size};e=(e+1)|0){${copy}}`;
    });
    return (covered === p.size ? '' : filled(writer, out, e.shape, '0')) + parts.join('');
  },
  scatterAdd: (writer, p, e, id, out) => {
    const add = writer.overLanes(id, `${writer.at(out, 'f')}+=${writer.at(writer.place(e.inputs[0]!), 'e')};`);
    const loop = `for(let e=0;e<${p.indices.length};e=(e+1)|0){const f=${writer.constant(p.indices)}[e];${add}}`;
    return filled(writer, out, e.shape, '0') + loop;
  },
  logSumExp: (writer, _p, e, id, out) =>
    rows(writer, e, id, ({ width, term, largest }) => [
      `${largest}let s=${kernelCall('exp', `${term('0')}-m`)};for(let k=1;k<${width};k=(k+1)|0)s+=${kernelCall('exp', `${term('k')}-m`)};`,
      `${writer.at(out, 'r')}=m-m===0?m+${kernelCall('log', 's')}:m;`,
    ]),
  inverseRms: (writer, p, e, id, out) =>
    rows(writer, e, id, ({ width, term }) => [
      `let s=${term('0')}*${term('0')};for(let k=1;k<${width};k=(k+1)|0){const v=${term('k')};s+=v*v;}`,
      `${writer.at(out, 'r')}=1/Math.sqrt(s/${width}+${literal(p.epsilon)});`,
    ]),
  reduceMax: (writer, _p, e, id, out) => rows(writer, e, id, ({ largest }) => [largest, `${writer.at(out, 'r')}=m;`]),
  maxMask: (writer, _p, e, id, out) =>
    rows(writer, e, id, ({ width, largest }) => [
      `${largest}for(let k=0;k<${width};k=(k+1)|0)${writer.at(out, '((z+k)|0)')}=k===p?1:0;`,
    ]),
};

/** What the statements for one run of the last axis are made of. */
interface Row {
  readonly width: number;
  /** The source of element k of the run. */
  readonly term: (k: string) => string;
  /** Statements that find the largest element m and its position p, as `maximumIndex` does. */
  readonly largest: string;
}

/** A loop over the runs of the last axis: run r begins at element z. */
function rows(writer: LoopWriter, e: Equation, id: number, statements: (row: Row) => readonly string[]): string {
  const shape = writer.shape(e.inputs[0]!);
  const width = shape.at(-1)!;
  const a = writer.place(e.inputs[0]!);
  const term = (k: string): string => writer.at(a, `((z+${k})|0)`);
  const largest = `let m=${term('0')},p=0;for(let k=1;k<${width};k=(k+1)|0){const v=${term('k')};if(v>m||(v!==v&&m===m)){m=v;p=k;}}`;
  const body = writer.overLanes(id, statements({ width, term, largest }).join('\n'));
  return `for(let r=0;r<${sizeOf(shape) / width};r=(r+1)|0){const z=Math.imul(r,${width});${body}}`;
}

/** Start and the strides of rows and columns of a matrix inside an array; the start may be an expression. */
type Factor = readonly [start: string | number, row: number, column: number];

/** How many numbers a value has in its place. */
function lengthOf(writer: LoopWriter, place: Place, shape: Shape): number {
  return sizeOf(shape) * (place.varies ? writer.width : 1);
}

function filled(writer: LoopWriter, out: Place, shape: Shape, value: string): string {
  return `for(let e=0;e<${lengthOf(writer, out, shape)};e=(e+1)|0)${out.array}[e]=${value};`;
}

/** The element that element e is added to: a variable of the loops where the axes that remain lead or trail. */
function sumIndex(
  writer: LoopWriter,
  shape: Shape,
  p: PrimitiveParameters['sum'],
  kept: number,
): { readonly length: number | undefined; readonly index: string } {
  const axes = keptAxes(shape, p);
  if (kept === 1) return { length: undefined, index: '0' };
  if (axes.every((axis, k) => axis === shape.length - axes.length + k)) return { length: kept, index: 'c' };
  if (axes.every((axis, k) => axis === k)) return { length: sizeOf(shape) / kept, index: 'r' };
  return { length: undefined, index: `${writer.constant(sumTarget(shape, p))}[e]` };
}
