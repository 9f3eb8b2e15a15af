import {
  broadcastSource,
  type Equation,
  matmulSizes,
  type PrimitiveName,
  type Shape,
  sizeOf,
  sumTarget,
  transposeSource,
} from '@crease/tensor';
import type { Arithmetic } from '../number/arithmetic.js';
import { maximum, maximumMarks } from './maximum.js';
import { Refusal } from './refusal.js';
import type { ScalarRule } from './scalarRule.js';

/** A number type together with its way of applying scalar functions: all that the interpreter needs. */
export interface NumberType<T> {
  readonly arithmetic: Arithmetic<T>;
  readonly scalar: ScalarRule<T>;
}

/** The equations of one primitive. */
export type EquationOf<K extends PrimitiveName> = Extract<Equation, { readonly primitive: K }>;

/** The value of an equation of primitive K in any number type, given the values and shapes of its inputs. */
export type Rule<K extends PrimitiveName> = <T>(
  equation: EquationOf<K>,
  inputs: readonly (readonly T[])[],
  shapes: readonly Shape[],
  type: NumberType<T>,
) => readonly T[] | Refusal;

/**
 * The interpreter's row for every primitive. Structural primitives move elements; sums run in index order from the
 * first term, as in `evaluate`, so that the reading in doubles has the same bits.
 */
export const rules: { readonly [K in PrimitiveName]: Rule<K> } = {
  constant: ({ parameters }, _, _shapes, { arithmetic }) => Array.from(parameters.values, arithmetic.fromNumber),
  broadcast: ({ parameters }, [a], [shape]) => pick(a!, broadcastSource(shape!, parameters)),
  reshape: (_, [a]) => a!,
  transpose: ({ parameters }, [a], [shape]) => pick(a!, transposeSource(shape!, parameters)),
  add: (_, [a, b], _shapes, { arithmetic }) => a!.map((v, k) => arithmetic.add(v, b![k]!)),
  sub: (_, [a, b], _shapes, { arithmetic }) => a!.map((v, k) => arithmetic.sub(v, b![k]!)),
  neg: (_, [a], _shapes, { arithmetic }) => a!.map(arithmetic.neg),
  scale: ({ parameters: p }, [a], _shapes, { arithmetic }) =>
    a!.map((v) => arithmetic.scale(v, p.numerator, p.denominator)),
  mul: (_, [a, b], _shapes, { arithmetic }) => a!.map((v, k) => arithmetic.mul(v, b![k]!)),
  matmul: ({ parameters }, [a, b], [shapeA, shapeB], { arithmetic }) => {
    const s = matmulSizes(shapeA!, shapeB!, parameters);
    if (arithmetic.multiplyMatrices !== undefined) return arithmetic.multiplyMatrices(a!, b!, s);
    return Array.from({ length: s.stack * s.rows * s.columns }, (_, e) => {
      const [row, j] = [Math.floor(e / s.columns), e % s.columns];
      const [n, i] = [Math.floor(row / s.rows), row % s.rows];
      const [p, q] = [n * s.aSize + i * s.aRow, n * s.bSize + j * s.bColumn];
      return total(arithmetic, s.inner, (k) => arithmetic.mul(a![p + k * s.aInner]!, b![q + k * s.bInner]!));
    });
  },
  sum: ({ parameters, shape }, [a], [inputShape], { arithmetic }) =>
    sums(arithmetic, a!, sumTarget(inputShape!, parameters), sizeOf(shape)),
  slice: ({ parameters, shape }, [a]) => a!.slice(parameters.offset, parameters.offset + sizeOf(shape)),
  assemble: ({ parameters }, inputs, _shapes, { arithmetic }) => {
    const out = zeros(arithmetic, parameters.size);
    for (const [k, part] of inputs.entries()) for (const [e, v] of part.entries()) out[parameters.offsets[k]! + e] = v;
    return out;
  },
  gather: ({ parameters }, [a]) => pick(a!, parameters.indices),
  scatterAdd: ({ parameters, shape }, [a], _shapes, { arithmetic }) => {
    const out = zeros(arithmetic, sizeOf(shape));
    for (const [e, v] of a!.entries()) {
      const place = parameters.indices[e]!;
      out[place] = arithmetic.add(out[place]!, v);
    }
    return out;
  },
  map: ({ parameters: { function: f, germs } }, [a], _shapes, { scalar }) =>
    decided(
      a!,
      (v, e) => scalar(f, germs?.[e], v),
      (e) => `element ${e}`,
    ),
  logSumExp: (_, [a], [inputShape], { arithmetic }) =>
    decided(rowsOf(a!, inputShape!), (row) => logSumExp(row, arithmetic), rowName),
  inverseRms: ({ parameters: { epsilon } }, [a], [inputShape], { arithmetic }) =>
    decided(rowsOf(a!, inputShape!), (row) => inverseRms(row, epsilon, arithmetic), rowName),
  reduceMax: (_, [a], [inputShape], type) => decided(rowsOf(a!, inputShape!), (row) => maximum(row, type), rowName),
  maxMask: (_, [a], [inputShape], type) => {
    const marks = decided(rowsOf(a!, inputShape!), (row) => maximumMarks(row, type), rowName);
    return marks instanceof Refusal ? marks : marks.flat();
  },
};

/** The runs of a value along its last axis. */
function rowsOf<T>(a: readonly T[], shape: Shape): (readonly T[])[] {
  const width = shape.at(-1)!;
  return Array.from({ length: a.length / width }, (_, row) => a.slice(row * width, (row + 1) * width));
}

function rowName(row: number): string {
  return `row ${row}`;
}

function pick<T>(a: readonly T[], source: ArrayLike<number>): T[] {
  return Array.from(source, (place) => a[place]!);
}

function zeros<T>(arithmetic: Arithmetic<T>, count: number): T[] {
  return new Array<T>(count).fill(arithmetic.zero);
}

function total<T>(arithmetic: Arithmetic<T>, count: number, term: (k: number) => T): T {
  if (count === 0) return arithmetic.zero;
  if (arithmetic.total !== undefined) return arithmetic.total(Array.from({ length: count }, (_, k) => term(k)));
  let sum = term(0);
  for (let k = 1; k < count; k++) sum = arithmetic.add(sum, term(k));
  return sum;
}

/** The sums of the elements with the same target, in order from the first one. */
function sums<T>(arithmetic: Arithmetic<T>, a: readonly T[], target: ArrayLike<number>, count: number): T[] {
  if (arithmetic.total !== undefined) {
    const terms = Array.from({ length: count }, (): T[] => []);
    for (const [e, v] of a.entries()) terms[target[e]!]!.push(v);
    return terms.map((list) => arithmetic.total!(list));
  }
  const out = new Array<T | undefined>(count).fill(undefined);
  for (const [e, v] of a.entries()) {
    const sum = out[target[e]!];
    out[target[e]!] = sum === undefined ? v : arithmetic.add(sum, v);
  }
  return out.map((sum) => sum ?? arithmetic.zero);
}

/** The values of all items, or the first refusal with the item it is about. */
function decided<A, T>(
  items: readonly A[],
  value: (item: A, k: number) => T | Refusal,
  name: (k: number) => string,
): T[] | Refusal {
  const out: T[] = [];
  for (const [k, item] of items.entries()) {
    const v = value(item, k);
    if (v instanceof Refusal) return new Refusal(`${name(k)}: ${v.reason}`);
    out.push(v);
  }
  return out;
}

/**
 * log Σ exp z as c + log Σ exp(z − c) with a fixed number c near the largest z: the same for every c, and the sum
 * neither overflows nor vanishes.
 */
function logSumExp<T>(row: readonly T[], arithmetic: Arithmetic<T>): T | Refusal {
  const { add, sub, atom, fromNumber, toNumber } = arithmetic;
  const shift = fromNumber(row.reduce((largest, z) => Math.max(largest, toNumber(z)), Number.NEGATIVE_INFINITY));
  const powers: T[] = [];
  for (const z of row) {
    const value = atom('exp', sub(z, shift));
    if (value === undefined) return new Refusal(`exp has no value there in the number type "${arithmetic.name}"`);
    powers.push(value);
  }
  const logarithm = atom('log', powers.reduce(add));
  return logarithm === undefined
    ? new Refusal(`log has no value there in the number type "${arithmetic.name}"`)
    : add(shift, logarithm);
}

/** (mean of squares + epsilon)^(−1/2), with the operations of the primitive. */
function inverseRms<T>(row: readonly T[], epsilon: number, arithmetic: Arithmetic<T>): T | Refusal {
  const squares = total(arithmetic, row.length, (k) => arithmetic.power(row[k]!, 2));
  const radicand = arithmetic.add(arithmetic.scale(squares, 1, row.length), arithmetic.fromNumber(epsilon));
  const root = arithmetic.atom('sqrt', radicand);
  return root === undefined
    ? new Refusal(`the square root has no value there in the number type "${arithmetic.name}"`)
    : arithmetic.div(arithmetic.one, root);
}
