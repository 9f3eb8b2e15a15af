import { broadcastSource } from '../ir/primitives/broadcast.js';
import { matmulSizes } from '../ir/primitives/matmul.js';
import type { PrimitiveName, PrimitiveParameters } from '../ir/primitives/registry.js';
import { sumTarget } from '../ir/primitives/sum.js';
import { transposeSource } from '../ir/primitives/transpose.js';
import { type Equation, type Program, shapeOf } from '../ir/program.js';
import { type Shape, sizeOf } from '../ir/shape.js';
import { analytic, germ } from '../scalar/piecewise.js';
import { type Operand, ScalarCode, selection } from './emitScalar.js';
import type { Generated } from './generateScalars.js';
import { mathScope } from './mathScope.js';
import { planBuffers } from './planBuffers.js';

/**
 * Loops over arrays, elementwise chains fused into one loop: what larger programs compile to.
 *
 * Lanes run one after the other, each through a copy of its column.
 */
export function generateLoops(program: Program, lanes: number): Generated {
  const writer = new LoopWriter(program);
  for (const [k, e] of program.equations.entries()) writer.equation(e, program.inputs.length + k);
  const copies = program.outputs.map((id, k) => {
    const size = sizeOf(shapeOf(program, id));
    const place = writer.place(id);
    return lanes === 1
      ? `for(let e=0;e<${size};e++)o${k}[e]=${place.at('e')};`
      : `for(let e=0;e<${size};e++)o${k}[(e*${lanes}+l)|0]=${place.at('e')};`;
  });
  const arrays = program.inputs.map((_, k) => `i${k}`);
  const loads = program.inputs.map(
    (input, k) => `for(let e=0;e<${sizeOf(input.shape)};e++)i${k}[e]=inputs[${k}][(e*${lanes}+l)|0];`,
  );
  const body = [
    `"use strict";const {${Object.keys(mathScope).join(',')}}=math;`,
    ...writer.constants.map((_, k) => `const c${k}=constants[${k}];`),
    ...writer.bufferSizes.map((size, k) => `const b${k}=new Float64Array(${size});`),
    ...(lanes === 1 ? [] : arrays.map((a, k) => `const ${a}=new Float64Array(${sizeOf(program.inputs[k]!.shape)});`)),
    'return function(inputs,outputs){',
    ...(lanes === 1 ? arrays.map((a, k) => `const ${a}=inputs[${k}];`) : []),
    ...program.outputs.map((_, k) => `const o${k}=outputs[${k}];`),
    ...(lanes === 1 ? [] : [`for(let l=0;l<${lanes};l++){`, ...loads]),
    ...writer.lines,
    ...copies,
    lanes === 1 ? '}' : '}}',
  ].join('\n');
  return { body, constants: writer.constants };
}

/** Primitives whose element e needs only element e (or a fixed other one) of their inputs. */
const elementwiseNames: ReadonlySet<PrimitiveName> = new Set(['add', 'sub', 'mul', 'neg', 'scale', 'map', 'broadcast']);
/** Primitives that read each element of their input once, in order, inside one loop. */
const streaming: ReadonlySet<PrimitiveName> = new Set(['add', 'sub', 'mul', 'neg', 'scale', 'map', 'sum']);

/** Where a value lies: a contiguous run of some array. */
class Place {
  readonly array: string;
  readonly offset: number;
  constructor(array: string, offset = 0) {
    this.array = array;
    this.offset = offset;
  }
  at(index: string): string {
    if (this.offset === 0) return `${this.array}[${index}]`;
    return `${this.array}[(${index}+${this.offset})|0]`;
  }
}

class LoopWriter {
  readonly lines: string[] = [];
  readonly constants: unknown[] = [];
  readonly bufferSizes: readonly number[];
  readonly program: Program;
  readonly #places = new Map<number, Place>();
  readonly #fused: readonly boolean[];
  readonly #bufferOf: readonly (number | undefined)[];

  constructor(program: Program) {
    this.program = program;
    const plan = planBuffers(
      program,
      (e, reader) => elementwiseNames.has(e.primitive) && streaming.has(reader.primitive),
    );
    this.#fused = plan.fused;
    this.#bufferOf = plan.bufferOf;
    this.bufferSizes = plan.sizes;
    for (const k of program.inputs.keys()) this.#places.set(k, new Place(`i${k}`));
  }

  shape(id: number): Shape {
    return shapeOf(this.program, id);
  }

  /** The name of a constant array in the generated function. */
  constant(values: unknown): string {
    this.constants.push(values);
    return `c${this.constants.length - 1}`;
  }

  place(id: number): Place {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const e = this.program.equations[id - this.program.inputs.length]!;
    let place: Place;
    if (e.primitive === 'constant') place = new Place(this.constant(e.parameters.values));
    else if (e.primitive === 'reshape') place = this.place(e.inputs[0]!);
    else if (e.primitive === 'slice') {
      const source = this.place(e.inputs[0]!);
      place = new Place(source.array, source.offset + e.parameters.offset);
    } else place = new Place(`b${this.#bufferOf[id]}`);
    this.#places.set(id, place);
    return place;
  }

  equation(e: Equation, id: number): void {
    if (this.#fused[id] || this.#bufferOf[id] === undefined) return;
    const rule = rules[e.primitive] as Rule<unknown>;
    this.lines.push(rule(this, e.parameters, e, this.place(id)));
  }

  /** Code for one element of a value, with the whole fused chain behind it. */
  element(code: ScalarCode, id: number, index: string): Operand {
    const e = this.program.equations[id - this.program.inputs.length];
    if (e === undefined || !this.#fused[id]) return code.assign(this.place(id).at(index));
    return this.apply(code, e, index);
  }

  /** Code for element `index` of an elementwise equation. */
  apply(code: ScalarCode, e: Equation, index: string): Operand {
    const own = (k: number): Operand => this.element(code, e.inputs[k]!, index);
    switch (e.primitive) {
      case 'add':
        return code.binary('+', own(0), own(1));
      case 'sub':
        return code.binary('-', own(0), own(1));
      case 'mul':
        return code.binary('*', own(0), own(1));
      case 'neg':
        return code.negative(own(0));
      case 'scale':
        return code.binary('/', code.binary('*', own(0), e.parameters.numerator), e.parameters.denominator);
      case 'broadcast':
        return code.assign(this.place(e.inputs[0]!).at(this.#broadcastIndex(e, index)));
      case 'map': {
        const f = e.parameters.function;
        const { germs } = e.parameters;
        if (germs === undefined) return code.map(e.parameters, 0, own(0));
        const argument = code.assign(String(own(0)));
        const choice = code.assign(`${this.constant(germs)}[${index}]`);
        const used = [...new Set(germs)];
        const value = (k: number): string => selection(analytic('', germ(f, k)), argument);
        const others = used.slice(1).map((k) => `${choice}===${k}?${value(k)}:`);
        return code.assign(others.join('') + value(used[0] ?? 0));
      }
      default:
        throw new Error(`not elementwise: ${e.primitive}`);
    }
  }

  #broadcastIndex(e: Equation & { primitive: 'broadcast' }, index: string): string {
    const source = this.shape(e.inputs[0]!);
    if (sizeOf(source) === 1) return '0';
    const lead = e.shape.length - source.length;
    const trailing = e.parameters.axes.every((axis, k) => axis === lead + k);
    if (trailing) return `${index}%${sizeOf(source)}`;
    return `${this.constant(broadcastSource(source, e.parameters))}[${index}]`;
  }
}

type Rule<P> = (writer: LoopWriter, parameters: P, equation: Equation, out: Place) => string;

const elementwise: Rule<unknown> = (writer, _, e, out) => {
  const code = new ScalarCode();
  const result = writer.apply(code, e, 'e');
  return `for(let e=0;e<${sizeOf(e.shape)};e++){${code.statements.join('')}${out.at('e')}=${result};}`;
};

const picked = (writer: LoopWriter, source: Int32Array, e: Equation, out: Place): string => {
  const table = writer.constant(source);
  return `for(let e=0;e<${source.length};e++)${out.at('e')}=${writer.place(e.inputs[0]!).at(`${table}[e]`)};`;
};

const nothing: Rule<unknown> = () => '';

const rules: { readonly [K in PrimitiveName]: Rule<PrimitiveParameters[K]> } = {
  constant: nothing,
  reshape: nothing,
  slice: nothing,
  broadcast: elementwise,
  add: elementwise,
  sub: elementwise,
  mul: elementwise,
  neg: elementwise,
  scale: elementwise,
  map: elementwise,
  transpose: (writer, p, e, out) => picked(writer, transposeSource(writer.shape(e.inputs[0]!), p), e, out),
  gather: (writer, p, e, out) => picked(writer, p.indices, e, out),
  matmul: (writer, p, e, out) => {
    const [a, b] = [writer.place(e.inputs[0]!), writer.place(e.inputs[1]!)];
    const s = matmulSizes(writer.shape(e.inputs[0]!), writer.shape(e.inputs[1]!), p);
    if (s.inner === 0) return `for(let e=0;e<${s.rows * s.columns};e++)${out.at('e')}=0;`;
    const aBase = `Math.imul(i,${s.aRow})`;
    const bBase = `Math.imul(j,${s.bColumn})`;
    return `for(let i=0;i<${s.rows};i++)for(let j=0;j<${s.columns};j++){let p=${aBase},q=${bBase};let s=${a.at('p')}*${b.at('q')};
for(let k=1;k<${s.inner};k++){p=(p+${s.aInner})|0;q=(q+${s.bInner})|0;s+=${a.at('p')}*${b.at('q')};}
${out.at(`(Math.imul(i,${s.columns})+j)|0`)}=s;}`;
  },
  sum: (writer, p, e, out) => {
    const shape = writer.shape(e.inputs[0]!);
    const code = new ScalarCode();
    const term = writer.element(code, e.inputs[0]!, 'e');
    const size = sizeOf(shape);
    const outSize = sizeOf(e.shape);
    const clear = `for(let e=0;e<${outSize};e++)${out.at('e')}=0;`;
    if (size === 0) return clear;
    if (outSize === 1)
      return `{let s=0;for(let e=0;e<${size};e++){${code.statements.join('')}s=e===0?${term}:s+${term};}${out.at('0')}=s;}`;
    const target = writer.constant(sumTarget(shape, p));
    const first = writer.constant(firstVisits(sumTarget(shape, p), outSize));
    return `for(let e=0;e<${size};e++){${code.statements.join('')}const g=${target}[e];${out.at('g')}=${first}[e]===1?${term}:${out.at('g')}+${term};}`;
  },
  assemble: (writer, p, e, out) =>
    [
      `for(let e=0;e<${p.size};e++)${out.at('e')}=0;`,
      ...e.inputs.map(
        (id, k) =>
          `for(let e=0;e<${sizeOf(writer.shape(id))};e++)${out.at(`(e+${p.offsets[k]})|0`)}=${writer.place(id).at('e')};`,
      ),
    ].join(''),
  scatterAdd: (writer, p, e, out) => {
    const table = writer.constant(p.indices);
    const size = sizeOf(e.shape);
    return `for(let e=0;e<${size};e++)${out.at('e')}=0;for(let e=0;e<${p.indices.length};e++)${out.at(`${table}[e]`)}+=${writer.place(e.inputs[0]!).at('e')};`;
  },
  logSumExp: (writer, _p, e, out) => {
    const width = writer.shape(e.inputs[0]!).at(-1)!;
    const a = writer.place(e.inputs[0]!);
    const rows = sizeOf(e.shape);
    return `for(let r=0;r<${rows};r++){const z=Math.imul(r,${width});let m=${a.at('z')};
for(let k=1;k<${width};k++){const v=${a.at('(z+k)|0')};m=v>m||v!==v?v:m;}
let s=exp(${a.at('z')}-m);for(let k=1;k<${width};k++)s+=exp(${a.at('(z+k)|0')}-m);
${out.at('r')}=m-m===0?m+log(s):m;}`;
  },
};

/** For each element of a sum's input, 1 if it is the first that goes to its target. */
function firstVisits(target: Int32Array, size: number): Uint8Array {
  const seen = new Uint8Array(size);
  return Uint8Array.from(target, (t) => {
    if (seen[t] === 1) return 0;
    seen[t] = 1;
    return 1;
  });
}
