import { ShapeError, UsageError } from '../errors.js';
import { checkShape, type Shape, sizeOf } from '../ir/shape.js';
import type { Value } from '../ir/value.js';

/** One named parameter inside θ. */
export interface LayoutEntry {
  readonly name: string;
  readonly offset: number;
  readonly shape: Shape;
}

/**
 * Names for the parts of one flat parameter vector θ, in order and without gaps.
 *
 * Weight tying is reading the same entry twice.
 */
export interface Layout {
  readonly size: number;
  readonly entries: readonly LayoutEntry[];
}

/**
 * The layout of these parameters, one after the other.
 *
 * @throws UsageError if a name occurs twice; ShapeError if a shape is none
 */
export function layout(parameters: readonly { readonly name: string; readonly shape: Shape }[]): Layout {
  const entries: LayoutEntry[] = [];
  let offset = 0;
  for (const { name, shape } of parameters) {
    if (entries.some((e) => e.name === name))
      throw new UsageError(`layout: the name "${name}" occurs twice. Give every parameter its own name.`);
    checkShape(`layout: "${name}"`, shape);
    entries.push({ name, offset, shape });
    offset += sizeOf(shape);
  }
  return { size: offset, entries };
}

/**
 * The entry with this name.
 *
 * @throws UsageError if there is none
 */
export function entryOf(parameters: Layout, name: string): LayoutEntry {
  const entry = parameters.entries.find((e) => e.name === name);
  if (entry === undefined)
    throw new UsageError(
      `layout: no parameter "${name}". There are: ${parameters.entries.map((e) => e.name).join(', ')}.`,
    );
  return entry;
}

/** Some neighbouring parameters of θ. */
export interface ParameterRange {
  readonly offset: number;
  readonly size: number;
}

/**
 * The range of all parameters with this name or below it: `layers/0` is the weight and the bias of the first layer.
 *
 * @throws UsageError if there are none
 */
export function rangeOf(parameters: Layout, name: string): ParameterRange {
  const own = parameters.entries.filter((e) => e.name === name || e.name.startsWith(`${name}/`));
  const { offset } = own[0] ?? entryOf(parameters, name); // throws if there are none
  const last = own.at(-1)!;
  return { offset, size: last.offset + sizeOf(last.shape) - offset };
}

/** The traced value of a named parameter, read from the traced θ. */
export function parameter(parameters: Layout, theta: Value, name: string): Value {
  const { offset, shape } = entryOf(parameters, name);
  return theta.builder.emit('slice', [theta], { offset, shape });
}

/**
 * A view of a named parameter inside θ: writing to it changes θ.
 *
 * @throws ShapeError if θ has the wrong length
 */
export function view(parameters: Layout, theta: Float64Array, name: string): Float64Array {
  if (theta.length !== parameters.size)
    throw new ShapeError(`layout: θ must have ${parameters.size} entries, got ${theta.length}.`);
  const { offset, shape } = entryOf(parameters, name);
  return theta.subarray(offset, offset + sizeOf(shape));
}
