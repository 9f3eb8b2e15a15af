import { type FormatDetails, FormatError } from '../errors.js';
import { type Shape, showShape, sizeOf } from '../ir/shape.js';

/** Numbers read from a document, with their shape. */
export interface NumberArray {
  readonly shape: Shape;
  readonly values: Float64Array;
}

/** Named arrays of numbers, as a weights file holds them. */
export type Tensors = ReadonlyMap<string, { readonly shape: Shape; readonly data: ArrayLike<number> }>;

/** The most numbers in a value of one sample: 2 GiB of doubles. */
const most = 2 ** 28;

/**
 * A cursor into a parsed JSON document that knows where it is, so that every message can name the place.
 */
export class DocumentReader {
  readonly value: unknown;
  /** Such as `layers/0`. */
  readonly path: string;
  readonly #tensors: Tensors | undefined;

  /** @param tensors what a text in the place of an array of numbers may name */
  constructor(value: unknown, path = '', tensors?: Tensors) {
    this.value = value;
    this.path = path;
    this.#tensors = tensors;
  }

  /** The field with this name; its value is `undefined` if it is missing. */
  field(name: string): DocumentReader {
    const fields = this.object();
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return new DocumentReader(value, this.path === '' ? name : `${this.path}/${name}`, this.#tensors);
  }

  get isMissing(): boolean {
    return this.value === undefined;
  }

  /** The fields of an object. */
  object(): Readonly<Record<string, unknown>> {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
      this.fail(`expected an object, got ${describe(this.value)}`);
    return this.value as Readonly<Record<string, unknown>>;
  }

  /** A cursor for each item of an array. */
  items(): DocumentReader[] {
    if (!Array.isArray(this.value)) this.fail(`expected an array, got ${describe(this.value)}`);
    return (this.value as unknown[]).map((v, k) => new DocumentReader(v, `${this.path}/${k}`, this.#tensors));
  }

  text(): string {
    if (typeof this.value !== 'string') this.fail(`expected a text, got ${describe(this.value)}`);
    return this.value as string;
  }

  /** True or false; false if it is missing. */
  truth(): boolean {
    if (!this.isMissing && typeof this.value !== 'boolean')
      this.fail(`expected true or false, got ${describe(this.value)}`);
    return this.value === true;
  }

  /** A finite number. */
  number(): number {
    if (typeof this.value !== 'number' || !Number.isFinite(this.value))
      this.fail(`expected a finite number, got ${describe(this.value)}`);
    return this.value as number;
  }

  /** The number in this field, or `fallback` if it is missing; positive. */
  positive(fallback: number): number {
    const value = this.isMissing ? fallback : this.number();
    if (!(value > 0)) this.fail(`expected a positive number, got ${value}`);
    return value;
  }

  /** A whole number of at least `least`, or `fallback` if it is missing. */
  count(least: number, fallback?: number): number {
    const value = this.isMissing && fallback !== undefined ? fallback : this.number();
    if (!Number.isInteger(value) || value < least)
      this.fail(`expected a whole number of at least ${least}, got ${value}`);
    return value;
  }

  /** One whole number of at least `least` for each of `axes` axes; a single number stands for all of them. */
  counts(axes: number, least: number, fallback?: readonly number[]): readonly number[] {
    if (this.isMissing && fallback !== undefined) return fallback;
    if (!Array.isArray(this.value)) return new Array<number>(axes).fill(this.count(least));
    const items = this.items();
    if (items.length !== axes) this.fail(`expected ${axes} numbers, got ${items.length}`);
    return items.map((item) => item.count(least));
  }

  /** True for a single number, and for the name of a tensor without axes. */
  get isNumber(): boolean {
    const tensor = typeof this.value === 'string' ? this.#tensors?.get(this.value) : undefined;
    return typeof this.value === 'number' || tensor?.shape.length === 0;
  }

  /** A nested array of finite numbers with this many axes, or the tensor that a text names. */
  numbers(rank: number): NumberArray {
    if (this.isMissing) this.fail('is missing');
    if (typeof this.value === 'string' && this.#tensors !== undefined) return this.#tensor(this.value, rank);
    const shape: number[] = [];
    const values: number[] = [];
    const walk = (value: unknown, depth: number, path: string): void => {
      if (depth === rank) {
        values.push(new DocumentReader(value === '-0' ? -0 : value, path).number());
        return;
      }
      if (!Array.isArray(value))
        new DocumentReader(value, path).fail(
          `expected an array of ${rank - depth} axes of numbers, got ${describe(value)}`,
        );
      const list = value as unknown[];
      shape[depth] ??= list.length;
      if (list.length !== shape[depth] || list.length === 0)
        new DocumentReader(value, path).fail(
          list.length === 0 ? 'is empty' : `has ${list.length} entries, the rows before it have ${shape[depth]}`,
        );
      for (const [k, v] of list.entries()) walk(v, depth + 1, `${path}[${k}]`);
    };
    walk(this.value, 0, this.path);
    return { shape, values: Float64Array.from(values) };
  }

  #tensor(name: string, rank: number): NumberArray {
    const fail = (problem: string): never => this.fail(problem, { tensor: name });
    const tensor = this.#tensors!.get(name);
    if (tensor === undefined) return fail(`there is no tensor "${name}" in the weights file`);
    const { shape, data } = tensor;
    const size = sizeOf(shape);
    if (shape.length !== rank || size === 0 || data.length !== size)
      fail(
        `tensor "${name}" has shape [${shape.join(', ')}] and ${data.length} numbers, expected ${rank} axes with elements`,
      );
    const values = Float64Array.from(data);
    const bad = values.findIndex((v) => !Number.isFinite(v));
    if (bad >= 0) fail(`tensor "${name}": expected finite numbers, element ${bad} is ${values[bad]}`);
    return { shape, values };
  }

  /** Fails if a value of this shape has more numbers than can be computed with; checked before memory is reserved. */
  checkRoom(shape: Shape): void {
    if (sizeOf(shape) > most) this.fail(`a value of shape ${showShape(shape)} has more than ${most} numbers`);
  }

  /** Throws a FormatError that names this place. */
  fail(problem: string, details?: FormatDetails): never {
    throw new FormatError(`${this.path === '' ? 'document' : this.path}: ${problem}.`, details);
  }
}

/** A short description of a JSON value, for messages. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  return typeof value === 'object' ? 'an object' : String(value);
}
