import { TraceError } from '../errors.js';
import { equationKey } from './equationKey.js';
import { primitiveNamed } from './primitives/known.js';
import type { PrimitiveName, PrimitiveParameters } from './primitives/registry.js';
import type { Equation, Program } from './program.js';
import { checkShape, type Shape } from './shape.js';
import { Value } from './value.js';

/** How a builder treats equations that repeat an earlier one. */
export interface BuilderOptions {
  /** Return the earlier value instead of repeating an equation (common subexpressions are shared). */
  readonly share?: boolean;
}

/**
 * A program under construction. It has a life cycle: inputs, then equations, then `finish`; a value of a finished
 * builder, or of another one, is refused.
 */
export class Builder {
  readonly #inputs: { name: string; shape: Shape }[] = [];
  readonly #equations: Equation[] = [];
  readonly #known: Map<string, number> | undefined;
  #scope = '';
  #open = true;

  constructor(options: BuilderOptions = {}) {
    this.#known = options.share === true ? new Map() : undefined;
  }

  /** A new input of the program; all inputs come before the first equation. */
  input(name: string, shape: Shape): Value {
    if (this.#equations.length > 0)
      throw new TraceError(`Input "${name}" comes after an equation. Declare all inputs first.`);
    checkShape(name, shape);
    this.#inputs.push({ name, shape });
    return new Value(this, this.#inputs.length - 1, shape);
  }

  /** The value of one more equation. */
  emit<K extends PrimitiveName>(primitive: K, inputs: readonly Value[], parameters: PrimitiveParameters[K]): Value {
    for (const v of inputs) this.#own(v, primitive);
    const row = primitiveNamed(primitive);
    const shapes = inputs.map((v) => v.shape);
    const shape = row.shape(shapes, parameters, this.#scope);
    checkShape(primitive, shape);
    const ids = inputs.map((v) => v.id);
    const equation = { primitive, inputs: ids, parameters, shape, scope: this.#scope } as unknown as Equation;
    const key = this.#known && equationKey(equation);
    const earlier = key === undefined ? undefined : this.#known!.get(key);
    if (earlier !== undefined) return new Value(this, earlier, shape);
    this.#equations.push(equation);
    const id = this.#inputs.length + this.#equations.length - 1;
    if (key !== undefined) this.#known!.set(key, id);
    return new Value(this, id, shape);
  }

  /** What `body` returns; equations made inside carry the scope `name` below the current one. */
  scoped<T>(name: string, body: () => T): T {
    const outer = this.#scope;
    this.#scope = outer === '' ? name : `${outer}/${name}`;
    try {
      return body();
    } finally {
      this.#scope = outer;
    }
  }

  /** What `body` returns; equations made inside carry exactly this scope (passes keep the scope of the original). */
  withScope<T>(scope: string, body: () => T): T {
    const outer = this.#scope;
    this.#scope = scope;
    try {
      return body();
    } finally {
      this.#scope = outer;
    }
  }

  /** The equation that made this value, or `undefined` for an input. */
  equationOf(value: Value): Equation | undefined {
    return this.#equations[value.id - this.#inputs.length];
  }

  /** The value with this id. */
  value(id: number): Value {
    const equation = this.#equations[id - this.#inputs.length];
    return new Value(this, id, equation === undefined ? this.#inputs[id]!.shape : equation.shape);
  }

  /** The finished program; nothing can be added afterwards. */
  finish(outputs: readonly Value[]): Program {
    for (const v of outputs) this.#own(v, 'the result');
    this.#open = false;
    return { inputs: this.#inputs, equations: this.#equations, outputs: outputs.map((v) => v.id) };
  }

  #own(value: Value, where: string): void {
    if (!(value instanceof Value))
      throw new TraceError(
        `${where}: expected a traced value, got ${typeof value}. Wrap numbers and arrays with constant(…).`,
      );
    if (value.builder !== this)
      throw new TraceError(
        `${where}: this value belongs to another trace${this.#scope === '' ? '' : ` (in scope "${this.#scope}")`}. Pass what the inner function needs as an input of its own trace.`,
      );
    if (!this.#open)
      throw new TraceError(
        `${where}: the trace of this value is finished. Compute with it inside the traced function and return the result.`,
      );
  }
}
