import { broadcastSource } from '../ir/primitives/broadcast.js';
import { type MatmulSizes, matmulSizes } from '../ir/primitives/matmul.js';
import type { PrimitiveName } from '../ir/primitives/registry.js';
import { type Equation, type Program, shapeOf } from '../ir/program.js';
import { type Shape, sizeOf } from '../ir/shape.js';
import { analytic, germ } from '../scalar/piecewise.js';
import { constantIndex, type Operand, operators, ScalarCode, selection, text } from './emitScalar.js';
import { type LoopNest, loopNest } from './loopNest.js';
import { planBuffers } from './planBuffers.js';
import { isSmallProduct, productNest } from './productNest.js';
import { calledIn } from './separateAtoms.js';

/** Primitives whose element e needs only element e (or a fixed other one) of their inputs. */
const elementwiseNames: ReadonlySet<PrimitiveName> = new Set(['add', 'sub', 'mul', 'neg', 'scale', 'map', 'broadcast']);
/** Primitives that read each element of their input once, in order, inside one loop. */
const streaming: ReadonlySet<PrimitiveName> = new Set(['add', 'sub', 'mul', 'neg', 'scale', 'map', 'sum']);

/** Where a value lies: a contiguous run of some array, counted in elements. */
export interface Place {
  readonly array: string;
  readonly offset: number;
  /** Each element is a run of one number for each lane. */
  readonly varies: boolean;
}

/** What the loops of a program need to know of all its values: where they lie and which are computed in passing. */
export class LoopWriter {
  readonly program: Program;
  /** Lanes that run side by side. */
  readonly width: number;
  readonly constants: unknown[] = [];
  /** The length of each buffer. */
  readonly bufferSizes: readonly number[];
  readonly branchless: boolean;
  readonly #varies: readonly boolean[];
  readonly #places = new Map<number, Place>();
  readonly #fused: readonly boolean[];
  readonly #bufferOf: readonly (number | undefined)[];

  constructor(program: Program, varies: readonly boolean[], width: number, branchless: boolean) {
    this.program = program;
    this.width = width;
    this.branchless = branchless;
    this.#varies = varies;
    const hasProduct = new Set(program.equations.filter((_, k) => this.smallProduct(program.inputs.length + k)));
    const plan = planBuffers(program, {
      canFuse: (e, reader) => {
        if (!streaming.has(reader.primitive) || calledIn(e) !== undefined) return false;
        if (!hasProduct.has(e)) return elementwiseNames.has(e.primitive);
        // The loops are those of one product; and they run through the rows in blocks, in which a sum would end up in
        // another order.
        if (reader.primitive === 'sum' || hasProduct.has(reader)) return false;
        hasProduct.add(reader);
        return true;
      },
      varies,
    });
    this.#fused = plan.fused;
    this.#bufferOf = plan.bufferOf;
    this.bufferSizes = plan.sizes.map((size, b) => size * (varies[plan.bufferOf.indexOf(b)]! ? width : 1));
    for (const k of program.inputs.keys()) this.#places.set(k, { array: `i${k}`, offset: 0, varies: varies[k]! });
  }

  /**
   * Lets the one output of the program be written where the caller wants it, and returns whether that is possible: it is
   * computed last, and from no number of an input but the one in the same place, because the arrays may be the same.
   */
  writeOutputDirectly(): boolean {
    const [id, ...others] = this.program.outputs;
    const last = this.program.inputs.length + this.program.equations.length - 1;
    if (id !== last || others.length > 0 || !this.isWritten(id)) return false;
    const e = this.equation(id)!;
    if (!this.#readsInPlace(e, elementwiseNames.has(e.primitive))) return false;
    this.#places.set(id, { array: 'o0', offset: 0, varies: this.#varies[id]! });
    return true;
  }

  #readsInPlace(e: Equation, isSamePlace: boolean): boolean {
    const isSame = isSamePlace && e.primitive !== 'broadcast' && e.primitive !== 'matmul';
    return e.inputs.every((id) => {
      if (this.#fused[id]) return this.#readsInPlace(this.equation(id)!, isSame);
      const { array, offset } = this.place(id);
      return !array.startsWith('i') || (isSame && offset === 0);
    });
  }

  shape(id: number): Shape {
    return shapeOf(this.program, id);
  }

  /** True if the value has its own loop. */
  isWritten(id: number): boolean {
    return !this.#fused[id] && this.#bufferOf[id] !== undefined;
  }

  /** True if the value is computed for every lane, and there is more than one. */
  varies(id: number): boolean {
    return this.#varies[id]! && this.width > 1;
  }

  /** The name of a constant array in the generated function. */
  constant(values: unknown): string {
    return `c${constantIndex(this.constants, values)}`;
  }

  place(id: number): Place {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const e = this.program.equations[id - this.program.inputs.length]!;
    let place: Place;
    if (e.primitive === 'constant') place = { array: this.constant(e.parameters.values), offset: 0, varies: false };
    else if (e.primitive === 'reshape') place = this.place(e.inputs[0]!);
    else if (e.primitive === 'slice') {
      const source = this.place(e.inputs[0]!);
      place = { ...source, offset: source.offset + e.parameters.offset };
    } else place = { array: `b${this.#bufferOf[id]}`, offset: 0, varies: this.#varies[id]! };
    this.#places.set(id, place);
    return place;
  }

  /** The source of the place of element `index` of a value; in loops over lanes, of lane `l`. */
  at(place: Place, index: string): string {
    if (place.varies && this.width > 1)
      return `${place.array}[(Math.imul(${index},${this.width})+${place.offset * this.width}+l)|0]`;
    return place.offset === 0 ? `${place.array}[${index}]` : `${place.array}[(${index}+${place.offset})|0]`;
  }

  /** A loop over all lanes around statements for one of them, where a value has several. */
  overLanes(id: number, statements: string): string {
    return this.varies(id) ? `for(let l=0;l<${this.width};l=(l+1)|0){${statements}}` : statements;
  }

  /**
   * Loops over the elements of a value, computed with the whole fused chain behind it or, if it has a buffer and is not
   * being written, read from there.
   *
   * @param use    what is done with one element, given its source and the source of its place in another array
   * @param length of the inner of two loops, if `use` needs one
   */
  chain(
    id: number,
    isWriting: boolean,
    use: (value: string, at: (place: Place) => string) => string,
    length?: number,
  ): string {
    const e = isWriting || this.#fused[id] ? this.equation(id) : undefined;
    const isFlat = this.varies(id) && isWriting && e !== undefined && this.#isFlat(e);
    if (isFlat) {
      const code = this.#code('t');
      const nest = loopNest([sizeOf(this.shape(id)) * this.width], []);
      const value = this.#apply({ outer: code, inner: code, nest, isFlat, computed: new Map() }, e);
      const last = use(text(value), (place) => `${place.array}[${nest.element}]`);
      return nest.around(code.statements.join('') + last);
    }
    const product = e && this.#productIn(id);
    if (product !== undefined) return this.#productChain(id, product, use);
    const nest = loopNest(this.shape(id), e === undefined ? [] : this.#broadcasts(e), length);
    const outer = this.#code('u');
    const inner = this.varies(id) ? this.#code('t') : outer;
    const context = { outer, inner, nest, isFlat, computed: new Map() };
    const value = e === undefined ? this.#load(context, id, nest.element) : this.#apply(context, e);
    const last = use(text(value), (place) => this.at(place, nest.element));
    const body = inner === outer ? last : this.overLanes(id, inner.statements.join('') + last);
    return nest.around(outer.statements.join('') + body);
  }

  /** The same around the loops of a product inside the chain. */
  #productChain(id: number, product: number, use: (value: string, at: (place: Place) => string) => string): string {
    const sizes = this.smallProduct(product)!;
    const [a, b] = this.equation(product)!.inputs.map((input) => this.place(input));
    const nest = loopNest(this.shape(id), [], sizes.columns);
    return productNest(sizes, a!, b!, nest, (entry) => {
      const code = this.#code('t');
      const context = { outer: code, inner: code, nest, isFlat: false, computed: new Map([[product, entry]]) };
      const value = product === id ? entry : this.#apply(context, this.equation(id)!);
      const last = use(text(value), (place) => this.at(place, nest.element));
      return code.statements.join('') + last;
    });
  }

  /** The product whose entries are computed in the chain of a value, if there is one. */
  #productIn(id: number): number | undefined {
    if (this.smallProduct(id) !== undefined) return id;
    const inputs = this.equation(id)?.inputs.filter((input) => this.#fused[input]) ?? [];
    return inputs.map((input) => this.#productIn(input)).find((found) => found !== undefined);
  }

  /** The sizes of a product that is small enough for loops of its own, and the same for all lanes that run together. */
  smallProduct(id: number): MatmulSizes | undefined {
    const e = this.equation(id);
    if (e?.primitive !== 'matmul' || this.varies(id)) return undefined;
    const sizes = matmulSizes(this.shape(e.inputs[0]!), this.shape(e.inputs[1]!), e.parameters);
    return isSmallProduct(sizes) ? sizes : undefined;
  }

  equation(id: number): Equation | undefined {
    return this.program.equations[id - this.program.inputs.length];
  }

  #code(prefix: string): ScalarCode {
    return new ScalarCode({ prefix, branchless: this.branchless, constants: this.constants });
  }

  #broadcasts(e: Equation): { readonly source: Shape; readonly axes: readonly number[] }[] {
    const own = e.primitive === 'broadcast' ? [{ source: this.shape(e.inputs[0]!), axes: e.parameters.axes }] : [];
    const behind = e.inputs.filter((id) => this.#fused[id]).flatMap((id) => this.#broadcasts(this.equation(id)!));
    return [...own, ...behind];
  }

  /** Whether lanes and elements of the chain can be run through as one: every number is at the same index. */
  #isFlat(e: Equation): boolean {
    if (e.primitive === 'broadcast') return this.#knownNumber(e.inputs[0]!) !== undefined;
    if (e.primitive === 'map' && e.parameters.germs !== undefined) return false;
    return e.inputs.every((id) => (this.#fused[id] ? this.#isFlat(this.equation(id)!) : this.#varies[id]!));
  }

  #load({ outer, inner, isFlat }: ChainContext, id: number, index: string): Operand {
    const known = this.#knownNumber(id);
    if (known !== undefined) return known;
    const place = this.place(id);
    if (isFlat) return inner.assign(`${place.array}[${sum(index, place.offset * this.width)}]`);
    if (!place.varies || this.width === 1) return outer.assign(`${place.array}[${sum(index, place.offset)}]`);
    const start = outer.assign(`${sum(`Math.imul(${index},${this.width})`, place.offset * this.width)}`);
    return inner.assign(`${place.array}[(${start}+l)|0]`);
  }

  /** The number that every element of a constant value is, if it is one number. */
  #knownNumber(id: number): number | undefined {
    const e = this.equation(id);
    return e?.primitive === 'constant' && e.parameters.values.length === 1 ? e.parameters.values[0] : undefined;
  }

  #element(context: ChainContext, id: number): Operand {
    if (!this.#fused[id]) return this.#load(context, id, context.nest.element);
    const value = context.computed.get(id) ?? this.#apply(context, this.equation(id)!);
    context.computed.set(id, value);
    return value;
  }

  #apply(context: ChainContext, e: Equation): Operand {
    const code = context.inner;
    const own = (k: number): Operand => this.#element(context, e.inputs[k]!);
    switch (e.primitive) {
      case 'add':
      case 'sub':
      case 'mul':
        return code.binary(operators[e.primitive], own(0), own(1));
      case 'neg':
        return code.negative(own(0));
      case 'scale':
        return code.binary('/', code.binary('*', own(0), e.parameters.numerator), e.parameters.denominator);
      case 'broadcast': {
        const source = this.shape(e.inputs[0]!);
        const index = context.nest.sourceIndex(source, e.parameters.axes);
        return this.#load(
          context,
          e.inputs[0]!,
          index ?? `${this.constant(broadcastSource(source, e.parameters))}[${context.nest.element}]`,
        );
      }
      case 'map': {
        const f = e.parameters.function;
        const { germs } = e.parameters;
        // The kernel runs over all numbers when they have been written.
        if (calledIn(e) !== undefined) return own(0);
        if (germs === undefined) return code.map(e.parameters, 0, own(0));
        const argument = code.assign(text(own(0)));
        const choice = context.outer.assign(`${this.constant(germs)}[${context.nest.element}]`);
        const used = [...new Set(germs)];
        const value = (k: number): string => selection(analytic('', germ(f, k)), argument);
        const others = used.slice(1).map((k) => `${choice}===${k}?${value(k)}:`);
        return code.assign(others.join('') + value(used[0] ?? 0));
      }
      default:
        throw new Error(`not elementwise: ${e.primitive}`);
    }
  }
}

/** Code under construction for one chain: for the loop over elements, and for the loop over lanes inside it. */
interface ChainContext {
  readonly outer: ScalarCode;
  readonly inner: ScalarCode;
  readonly nest: LoopNest;
  /** One loop runs over elements and lanes together. */
  readonly isFlat: boolean;
  /** The values of the chain that are written already, by id: a reader may need one twice. */
  readonly computed: Map<number, Operand>;
}

function sum(index: string, offset: number): string {
  return offset === 0 ? index : `(${index}+${offset})|0`;
}
