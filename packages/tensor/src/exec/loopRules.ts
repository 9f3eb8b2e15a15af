import { matmulSizes } from '../ir/primitives/matmul.js';
import type { PrimitiveName, PrimitiveParameters } from '../ir/primitives/registry.js';
import { keptAxes, sumTarget } from '../ir/primitives/sum.js';
import { transposeSource } from '../ir/primitives/transpose.js';
import type { Equation } from '../ir/program.js';
import { type Shape, sizeOf } from '../ir/shape.js';
import { arrayKernel, kernelCall, literal } from './emitScalar.js';
import { kernelRun } from './kernels.js';
import { chainLoops } from './loopChain.js';
import type { LoopLayout, Place } from './loopLayout.js';
import { calledIn } from './separateAtoms.js';

/** Writes the loops of one equation; `id` is its value, `out` the place of it. */
export type LoopRule<P> = (layout: LoopLayout, parameters: P, equation: Equation, id: number, out: Place) => string;

const nothing: LoopRule<unknown> = () => '';

const elementwise: LoopRule<unknown> = (layout, _p, _e, id, out) =>
  chainLoops(layout, id, true, (value, at) => `${at(out)}=${value};`);

const picked = (layout: LoopLayout, source: Int32Array, e: Equation, id: number, out: Place): string => {
  const from = layout.place(e.inputs[0]!);
  const copy = layout.overLanes(id, `${layout.at(out, 'e')}=${layout.at(from, 'f')};`);
  return `for(let e=0;e<${source.length};e=(e+1)|0){const f=${layout.constant(source)}[e];${copy}}`;
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
  map: (layout, p, e, id, out) => {
    const name = calledIn(e);
    const loops = elementwise(layout, p, e, id, out);
    if (name === undefined) return loops;
    const run = (from: number | string, to: number | string): string =>
      `${arrayKernel(name)}(${out.array},${out.array},${from},${to});`;
    const length = lengthOf(layout, out, e.shape);
    if (length <= kernelRun) return loops + run(0, length);
    return `${loops}for(let e=0;e<${length};e=(e+${kernelRun})|0)${run('e', `Math.min((e+${kernelRun})|0,${length})`)}`;
  },
  transpose: (layout, p, e, id, out) => picked(layout, transposeSource(layout.shape(e.inputs[0]!), p), e, id, out),
  gather: (layout, p, e, id, out) => picked(layout, p.indices, e, id, out),
  matmul: (layout, p, e, id, out) => {
    if (layout.smallProduct(id) !== undefined) return elementwise(layout, p, e, id, out);
    const [a, b] = [layout.place(e.inputs[0]!), layout.place(e.inputs[1]!)];
    const s = matmulSizes(layout.shape(e.inputs[0]!), layout.shape(e.inputs[1]!), p);
    const w = layout.width;
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
  sum: (layout, p, e, id, out) => {
    const shape = layout.shape(e.inputs[0]!);
    const size = sizeOf(shape);
    if (size === 0) return filled(layout, out, e.shape, '0');
    // Sums begin at −0 and not at 0: −0 + x is x for every x, also for −0.
    if (sizeOf(e.shape) === 1 && !layout.varies(id))
      return `{let s=-0;${chainLoops(layout, e.inputs[0]!, false, (value) => `s+=${value};`)}${out.array}[0]=s;}`;
    const target = sumIndex(layout, shape, p, sizeOf(e.shape));
    const start = filled(layout, out, e.shape, '-0');
    return (
      start +
      chainLoops(layout, e.inputs[0]!, false, (value) => `${layout.at(out, target.index)}+=${value};`, target.length)
    );
  },
  assemble: (layout, p, e, id, out) => {
    const covered = e.inputs.reduce((size, part) => size + sizeOf(layout.shape(part)), 0);
    const parts = e.inputs.map((part, k) => {
      const size = sizeOf(layout.shape(part));
      const to = { ...out, offset: p.offsets[k]! };
      const copy = layout.overLanes(id, `${layout.at(to, 'e')}=${layout.at(layout.place(part), 'e')};`);
      return `for(let e=0;e<${size};e=(e+1)|0){${copy}}`;
    });
    return (covered === p.size ? '' : filled(layout, out, e.shape, '0')) + parts.join('');
  },
  scatterAdd: (layout, p, e, id, out) => {
    const add = layout.overLanes(id, `${layout.at(out, 'f')}+=${layout.at(layout.place(e.inputs[0]!), 'e')};`);
    const loop = `for(let e=0;e<${p.indices.length};e=(e+1)|0){const f=${layout.constant(p.indices)}[e];${add}}`;
    return filled(layout, out, e.shape, '0') + loop;
  },
  logSumExp: (layout, _p, e, id, out) =>
    rows(layout, e, id, ({ width, term, largest }) => [
      `${largest}let s=${kernelCall('exp', `${term('0')}-m`)};for(let k=1;k<${width};k=(k+1)|0)s+=${kernelCall('exp', `${term('k')}-m`)};`,
      `${layout.at(out, 'r')}=m-m===0?m+${kernelCall('log', 's')}:m;`,
    ]),
  inverseRms: (layout, p, e, id, out) =>
    rows(layout, e, id, ({ width, term }) => [
      `let s=${term('0')}*${term('0')};for(let k=1;k<${width};k=(k+1)|0){const v=${term('k')};s+=v*v;}`,
      `${layout.at(out, 'r')}=1/Math.sqrt(s/${width}+${literal(p.epsilon)});`,
    ]),
  reduceMax: (layout, _p, e, id, out) => rows(layout, e, id, ({ largest }) => [largest, `${layout.at(out, 'r')}=m;`]),
  maxMask: (layout, _p, e, id, out) =>
    rows(layout, e, id, ({ width, largest }) => [
      `${largest}for(let k=0;k<${width};k=(k+1)|0)${layout.at(out, '((z+k)|0)')}=k===p?1:0;`,
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
function rows(layout: LoopLayout, e: Equation, id: number, statements: (row: Row) => readonly string[]): string {
  const shape = layout.shape(e.inputs[0]!);
  const width = shape.at(-1)!;
  const a = layout.place(e.inputs[0]!);
  const term = (k: string): string => layout.at(a, `((z+${k})|0)`);
  const largest = `let m=${term('0')},p=0;for(let k=1;k<${width};k=(k+1)|0){const v=${term('k')};if(v>m||(v!==v&&m===m)){m=v;p=k;}}`;
  const body = layout.overLanes(id, statements({ width, term, largest }).join('\n'));
  return `for(let r=0;r<${sizeOf(shape) / width};r=(r+1)|0){const z=Math.imul(r,${width});${body}}`;
}

/** Start and the strides of rows and columns of a matrix inside an array; the start may be an expression. */
type Factor = readonly [start: string | number, row: number, column: number];

/** How many numbers a value has in its place. */
function lengthOf(layout: LoopLayout, place: Place, shape: Shape): number {
  return sizeOf(shape) * (place.varies ? layout.width : 1);
}

function filled(layout: LoopLayout, out: Place, shape: Shape, value: string): string {
  return `for(let e=0;e<${lengthOf(layout, out, shape)};e=(e+1)|0)${out.array}[e]=${value};`;
}

/** The element that element e is added to: a variable of the loops where the axes that remain lead or trail. */
function sumIndex(
  layout: LoopLayout,
  shape: Shape,
  p: PrimitiveParameters['sum'],
  kept: number,
): { readonly length: number | undefined; readonly index: string } {
  const axes = keptAxes(shape, p);
  if (kept === 1) return { length: undefined, index: '0' };
  if (axes.every((axis, k) => axis === shape.length - axes.length + k)) return { length: kept, index: 'c' };
  if (axes.every((axis, k) => axis === k)) return { length: sizeOf(shape) / kept, index: 'r' };
  return { length: undefined, index: `${layout.constant(sumTarget(shape, p))}[e]` };
}
