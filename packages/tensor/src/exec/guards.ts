import { literal, type Operand } from './emitScalar.js';

/** Guards ask for this instead of 0: products of a few such numbers are still above 0. */
const clearlyPositive = 1e-100;
/** A known bound that is smaller is not used: the next product may vanish. */
const smallestBound = 1e-290;

/**
 * The guards of code for one region: statements that leave it when an argument is on another side of a break.
 *
 * An argument that must be positive and is a product of a factor known to be positive needs a guard for the other factor
 * only, which often serves several products: relu(v·relu(0.9·u)) and relu(v·relu(2.5·u)) need u and v alone. The guards
 * are somewhat stronger than the conditions (u > 10⁻¹⁰⁰), so that no product can vanish; what they turn away is left to
 * the general code.
 */
export class Guards {
  readonly #leave: string;
  readonly #statements: string[];
  readonly #conditions = new Set<string>();
  readonly #factors = new Map<string, readonly [Operand, Operand]>();
  /** Lower bounds above 0 of variables. */
  readonly #bounds = new Map<string, number>();

  /**
   * @param leave      the statement that leaves the code
   * @param statements where guards are appended
   */
  constructor(leave: string, statements: string[]) {
    this.#leave = leave;
    this.#statements = statements;
  }

  /** Notes that a variable is a product. */
  product(variable: string, a: Operand, b: Operand): void {
    this.#factors.set(variable, [a, b]);
  }

  /** Makes sure that a variable is above a break. */
  above(variable: string, at: number): void {
    if (at === 0) this.#positive(variable);
    else this.#require(`${variable}>${literal(at)}`);
  }

  /** Makes sure that a variable is below a break. */
  below(variable: string, at: number): void {
    this.#require(`${variable}<${literal(at)}`);
  }

  #positive(variable: string): number {
    const known = this.#bounds.get(variable) ?? this.#productBound(variable);
    const bound = known ?? clearlyPositive;
    if (known === undefined) this.#require(`${variable}>${clearlyPositive}`);
    this.#bounds.set(variable, bound);
    return bound;
  }

  /** A bound of a product with a positive factor, after a guard for the other one; `undefined` if it does not follow. */
  #productBound(variable: string): number | undefined {
    const [a, b] = this.#factors.get(variable) ?? [];
    if (a === undefined || b === undefined) return undefined;
    const [left, right] = [this.#boundOf(a), this.#boundOf(b)];
    if (left === undefined && right === undefined) return undefined;
    // One factor is known; the other is a variable, or a number that is not positive.
    const unknown = left === undefined ? a : b;
    if ((left ?? clearlyPositive) * (right ?? clearlyPositive) < smallestBound) return undefined;
    if (typeof unknown === 'number' && unknown <= 0) return undefined;
    const bound = (v: Operand): number => this.#boundOf(v) ?? this.#positive(v as string);
    // Rounding is monotone: the product is at least the product of the bounds.
    const product = bound(a) * bound(b);
    return product < smallestBound ? undefined : product;
  }

  #boundOf(v: Operand): number | undefined {
    return typeof v === 'string' ? this.#bounds.get(v) : v > 0 ? v : undefined;
  }

  #require(condition: string): void {
    if (this.#conditions.has(condition)) return;
    this.#conditions.add(condition);
    this.#statements.push(`if(!(${condition}))${this.#leave}`);
  }
}
