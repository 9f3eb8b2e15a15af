import { UsageError } from '../errors.js';
import { Builder } from './builder.js';
import type { Program } from './program.js';
import type { Shape } from './shape.js';
import type { Value } from './value.js';

/**
 * The program that a function computes.
 *
 * The function is called once, with one traced value for each named input; what it returns becomes the outputs.
 *
 * @param inputs shape of each input, by name; the order is that of the keys
 * @param body   returns one traced value or several
 * @throws TraceError if a traced value is used as a number or outside its trace; UsageError if nothing is returned
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('square'), theta)));
 * show(loss).split('\n'); // ['inputs theta[2]', 'v0[2] = map square (theta)', 'v1[] = sum axes [0] (v0)', 'return v1']
 */
export function trace<const Inputs extends Readonly<Record<string, Shape>>>(
  inputs: Inputs,
  body: (values: { readonly [K in keyof Inputs]: Value }) => Value | readonly Value[],
): Program {
  const builder = new Builder();
  const values = Object.fromEntries(
    Object.entries(inputs).map(([name, shape]) => [name, builder.input(name, shape)]),
  ) as { [K in keyof Inputs]: Value };
  const result = body(values);
  if (result === undefined || result === null)
    throw new UsageError('trace: the function returned nothing. Return a traced value, or an array of them.');
  return builder.finish(Array.isArray(result) ? (result as readonly Value[]) : [result as Value]);
}
