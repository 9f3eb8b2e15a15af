import type { PrimitiveName, PrimitiveParameters } from './primitives/registry.js';
import type { Shape } from './shape.js';

/** One equation: a primitive applied to values, giving one value. */
export type Equation = {
  [K in PrimitiveName]: {
    readonly primitive: K;
    /** Ids of the values it reads. */
    readonly inputs: readonly number[];
    readonly parameters: PrimitiveParameters[K];
    /** Shape of its value. */
    readonly shape: Shape;
    /** Where it comes from, such as `layers/1`: for printing, LaTeX and S(f). */
    readonly scope: string;
  };
}[PrimitiveName];

/**
 * A traced computation as plain data: first order, static shapes, one output per equation, no branches on values.
 *
 * Value ids count the inputs first, then the equations in order, so every equation reads only smaller ids. Programs
 * are structured-cloneable.
 */
export interface Program {
  readonly inputs: readonly { readonly name: string; readonly shape: Shape }[];
  readonly equations: readonly Equation[];
  /** Ids of the values it returns. */
  readonly outputs: readonly number[];
}

/** The shape of the value with this id. */
export function shapeOf(program: Program, id: number): Shape {
  return id < program.inputs.length ? program.inputs[id]!.shape : program.equations[id - program.inputs.length]!.shape;
}
