import { UsageError } from '../../errors.js';
import type { Primitive } from '../primitive.js';
import { add, neg, scale, sub } from './arithmetic.js';
import { assemble, slice } from './assemble.js';
import { broadcast } from './broadcast.js';
import { constant } from './constant.js';
import { map } from './map.js';
import { matmul } from './matmul.js';
import { mul } from './mul.js';
import type { PrimitiveName, PrimitiveParameters } from './registry.js';
import { reshape } from './reshape.js';
import { sum } from './sum.js';
import { transpose } from './transpose.js';

// What differentiating and simplifying write by themselves, closed under both.
const core = { constant, broadcast, reshape, transpose, add, sub, neg, scale, mul, matmul, sum, slice, assemble, map };

const known = new Map<PrimitiveName, Primitive<never>>(
  Object.entries(core) as unknown as [PrimitiveName, Primitive<never>][],
);

/** A row of `primitives` with its name. */
export type Declared<K extends PrimitiveName, Row> = Row & { readonly name: K };

/**
 * A row of `primitives` outside the core. From here on programs can be made that name it.
 *
 * Programs are data and hold names only. The facts behind a name are found among the rows that have been made, and not in
 * a table of all of them: a bundle then holds the core and what its own operations name, and nothing else.
 */
export function declare<K extends PrimitiveName, Row extends Primitive<PrimitiveParameters[K]>>(
  name: K,
  facts: Row,
): Declared<K, Row> {
  known.set(name, facts as unknown as Primitive<never>);
  return { ...facts, name };
}

/**
 * The facts of the primitive with this name.
 *
 * @throws UsageError if nothing that was imported names it
 */
export function primitiveNamed<K extends PrimitiveName>(name: K): Primitive<PrimitiveParameters[K]> {
  const row = known.get(name);
  if (row === undefined)
    throw new UsageError(
      `The primitive "${name}" is not part of this bundle. Give programs that come as data to check() first.`,
    );
  return row as unknown as Primitive<PrimitiveParameters[K]>;
}
