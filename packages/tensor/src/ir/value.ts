import { TraceError } from '../errors.js';
import type { Builder } from './builder.js';
import type { Shape } from './shape.js';

/**
 * A value that a traced function computes with: it has a shape but no numbers.
 *
 * Using it as a number (in `if`, `<`, arithmetic operators, template strings) throws, because the program has no
 * branches on values.
 */
export class Value {
  readonly builder: Builder;
  readonly id: number;
  readonly shape: Shape;

  constructor(builder: Builder, id: number, shape: Shape) {
    this.builder = builder;
    this.id = id;
    this.shape = shape;
  }

  [Symbol.toPrimitive](): never {
    throw new TraceError(
      'A traced value was used as a number (in "if", "<", "+" or a text). Programs have no branches on values: put a kink into a piecewise function and apply it, and use add, sub, mul for arithmetic.',
    );
  }
}
