import { type Program, ShapeError, shapeOf, sizeOf } from '@crease/tensor';
import type { Arithmetic } from '../number/arithmetic.js';
import { Refusal } from './refusal.js';
import { type NumberType, type Rule, rules } from './rules.js';
import { germRule, type ScalarRule } from './scalarRule.js';

/** A program could not be read in a number type: where, and why. */
export interface Undecided {
  readonly status: 'undecided';
  /** Scope of the equation, such as `layers/1`; empty for an equation without one. */
  readonly scope: string;
  readonly reason: string;
}

/** What a reading of a program gives: one row-major array for each output, or where and why it could not go on. */
export type Interpretation<T> =
  | { readonly status: 'computed'; readonly outputs: readonly (readonly T[])[] }
  | Undecided;

/**
 * The outputs of a program in any number type: the one interpreter behind intervals, rationals, residues, polynomials
 * and 2-jets of them.
 *
 * A piece that cannot be chosen, an elementary function without a value, or an output that does not exist (a quotient
 * by zero, an overflow) gives the status `undecided`, never an exception. Grade of truth: that of the number type.
 *
 * @param inputs one row-major array for each input; not modified
 * @param scalar how scalar functions are applied; by default the germ is chosen by comparing with the breaks
 * @throws ShapeError if an input has the wrong length
 *
 * @example
 * const product = trace({ theta: [2] }, ({ theta }) => mul(slice(theta, 0, []), slice(theta, 1, [])));
 * const reading = interpret(product, [[rational(4, 3), rational(1, 4)]], rationals);
 * reading.status === 'computed' && formatRational(reading.outputs[0]![0]!); // '1/3'
 */
export function interpret<T>(
  program: Program,
  inputs: readonly (readonly T[])[],
  arithmetic: Arithmetic<T>,
  scalar: ScalarRule<T> = germRule(arithmetic),
): Interpretation<T> {
  const all = interpretAll(program, inputs, { arithmetic, scalar });
  if (all.status === 'undecided') return all;
  const outputs = program.outputs.map((id) => all.values[id]!);
  for (const [k, output] of outputs.entries()) {
    const bad = output.findIndex((v) => !arithmetic.isValid(v));
    if (bad === -1) continue;
    const scope = program.equations[program.outputs[k]! - program.inputs.length]?.scope ?? '';
    const reason = `element ${bad} of output ${k} does not exist in the number type "${arithmetic.name}" (a quotient by zero, or an overflow)`;
    return { status: 'undecided', scope, reason };
  }
  return { status: 'computed', outputs };
}

/**
 * The value of every id of the program, inputs first, unchecked: some may be the invalid element.
 *
 * @param known values of ids that are known already; they are not computed again
 */
export function interpretAll<T>(
  program: Program,
  inputs: readonly (readonly T[])[],
  type: NumberType<T>,
  known: readonly (readonly T[] | undefined)[] = [],
): { readonly status: 'computed'; readonly values: readonly (readonly T[])[] } | Undecided {
  const values: (readonly T[])[] = program.inputs.map(({ name, shape }, k) => {
    if (inputs[k]?.length !== sizeOf(shape))
      throw new ShapeError(
        `interpret: input "${name}" of shape [${shape.join(', ')}] needs ${sizeOf(shape)} numbers, got ${inputs[k]?.length ?? 'nothing'}.`,
      );
    return inputs[k]!;
  });
  for (const e of program.equations) {
    const already = known[values.length];
    if (already !== undefined) {
      values.push(already);
      continue;
    }
    const own = e.inputs.map((id) => values[id]!);
    const shapes = e.inputs.map((id) => shapeOf(program, id));
    // The table has the rule of this very primitive; TypeScript cannot relate the two unions.
    const value = (rules[e.primitive] as Rule<typeof e.primitive>)(e as never, own, shapes, type);
    if (value instanceof Refusal)
      return { status: 'undecided', scope: e.scope, reason: `${e.primitive}, ${value.reason}` };
    values.push(value);
  }
  return { status: 'computed', values };
}
