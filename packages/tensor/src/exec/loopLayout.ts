import { type MatmulSizes, matmulSizes } from '../ir/primitives/matmul.js';
import type { PrimitiveName } from '../ir/primitives/registry.js';
import { type Equation, type Program, shapeOf } from '../ir/program.js';
import type { Shape } from '../ir/shape.js';
import { constantIndex } from './emitScalar.js';
import { planBuffers } from './planBuffers.js';
import { isSmallProduct } from './productNest.js';
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
export class LoopLayout {
  readonly program: Program;
  /** Lanes that run side by side. */
  readonly width: number;
  readonly branchless: boolean;
  readonly constants: unknown[] = [];
  /** The length of each buffer. */
  readonly bufferSizes: readonly number[];
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

  /** The equation that makes a value, or `undefined` for an input. */
  equation(id: number): Equation | undefined {
    return this.program.equations[id - this.program.inputs.length];
  }

  shape(id: number): Shape {
    return shapeOf(this.program, id);
  }

  /** True if the value is computed inside the loop of its only reader. */
  isFused(id: number): boolean {
    return this.#fused[id]!;
  }

  /** True if the value has its own loop. */
  isWritten(id: number): boolean {
    return !this.#fused[id] && this.#bufferOf[id] !== undefined;
  }

  /** True if the value is computed for every lane, and there is more than one. */
  varies(id: number): boolean {
    return this.#varies[id]! && this.width > 1;
  }

  /** The sizes of a product that is small enough for loops of its own, and the same for all lanes that run together. */
  smallProduct(id: number): MatmulSizes | undefined {
    const e = this.equation(id);
    if (e?.primitive !== 'matmul' || this.varies(id)) return undefined;
    const sizes = matmulSizes(this.shape(e.inputs[0]!), this.shape(e.inputs[1]!), e.parameters);
    return isSmallProduct(sizes) ? sizes : undefined;
  }

  /** The number that every element of a constant value is, if it is one number. */
  knownNumber(id: number): number | undefined {
    const e = this.equation(id);
    return e?.primitive === 'constant' && e.parameters.values.length === 1 ? e.parameters.values[0] : undefined;
  }

  /** The name of a constant array in the generated function. */
  constant(values: unknown): string {
    return `c${constantIndex(this.constants, values)}`;
  }

  place(id: number): Place {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const e = this.equation(id)!;
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
    return `${place.array}[${shifted(index, place.offset)}]`;
  }

  /** A loop over all lanes around statements for one of them, where a value has several. */
  overLanes(id: number, statements: string): string {
    return this.varies(id) ? `for(let l=0;l<${this.width};l=(l+1)|0){${statements}}` : statements;
  }
}

/** The source of an index moved on by some places. */
export function shifted(index: string, offset: number): string {
  return offset === 0 ? index : `(${index}+${offset})|0`;
}
