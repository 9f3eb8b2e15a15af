import type { Equation } from '../ir/program.js';
import { breakAt } from '../scalar/germs.js';
import { hasFinitelyManyPieces, type ScalarFunction } from '../scalar/piecewise.js';
import { literal, type Operand, type ScalarCode, text } from './emitScalar.js';

/** Guards ask for this distance from 0: products of a few such numbers still have a sign. */
const clearDistance = 1e-100;
/** A known distance that is smaller is not used: the next product may vanish. */
const smallestDistance = 1e-290;

/** What a region chooses in one equation: the germs of a function, or the candidates that are the maxima. */
export interface Choice {
  readonly equation: Equation;
  readonly indices: Int32Array;
}

/**
 * The guards of code for one region: statements that leave it when a number is not strictly inside its piece.
 *
 * A product that must have a sign and has a factor with a known sign needs a guard for the other factor only, which often
 * serves several products: relu(v·relu(0.9·u)) and relu(v·relu(2.5·u)) need u and v alone. The guards are somewhat stronger
 * than the conditions (u > 10⁻¹⁰⁰), so that no product can vanish; what they turn away is left to the general code.
 */
export class Guards {
  readonly #leave: string;
  readonly #code: Pick<ScalarCode, 'statements' | 'factors'>;
  readonly #conditions = new Set<string>();
  /** For variables with a sign: a number with the same sign that is not farther from 0. */
  readonly #bounds = new Map<string, number>();

  /**
   * @param leave the statement that leaves the code
   * @param code  where guards are appended, and what variables are products of
   */
  constructor(leave: string, code: Pick<ScalarCode, 'statements' | 'factors'>) {
    this.#leave = leave;
    this.#code = code;
  }

  /**
   * Makes sure that an equation takes what a region chooses: at each argument the function has the germ with that index,
   * and around it; each maximum is that candidate and no other.
   *
   * @param own the arguments of the function, or the candidates of all maxima
   */
  choice({ equation, indices }: Choice, own: readonly Operand[]): void {
    const width = own.length / indices.length;
    for (const [e, index] of indices.entries()) {
      if (equation.primitive === 'map') this.#piece(equation.parameters.function, index, own[e]!);
      else this.#largest(own.slice(e * width, (e + 1) * width), index);
    }
  }

  #piece(f: ScalarFunction, index: number, at: Operand): void {
    const own = hasFinitelyManyPieces(f) ? f.breaks[index - f.pieces.length] : undefined;
    if (own !== undefined) this.#require(`${text(at)}===${literal(own)}`);
    else {
      this.#beside(at, breakAt(f, index - 1), 1);
      this.#beside(at, breakAt(f, index), -1);
    }
  }

  #largest(candidates: readonly Operand[], position: number): void {
    for (const [k, other] of candidates.entries())
      if (k !== position) this.#require(`${text(candidates[position]!)}>${text(other)}`);
  }

  /** Makes sure that a number is above (1) or below (−1) a break. */
  #beside(v: Operand, at: number, sign: 1 | -1): void {
    // Before the first break and behind the last there is none.
    if (Math.abs(at) === Number.POSITIVE_INFINITY) return;
    if (at === 0) this.#signed(v, sign);
    else this.#require(`${text(v)}${sign > 0 ? '>' : '<'}${literal(at)}`);
  }

  /** Makes sure that a number has a sign; returns a bound of it. */
  #signed(v: Operand, sign: 1 | -1): number {
    const known = this.#boundOf(v) ?? this.#productBound(v, sign);
    if (known !== undefined && Math.sign(known) === sign) return known;
    const bound = sign * clearDistance;
    this.#require(`${text(v)}${sign > 0 ? '>' : '<'}${literal(bound)}`);
    if (typeof v === 'string') this.#bounds.set(v, bound);
    return bound;
  }

  /** A bound of a product that needs no guard but for one of its factors; `undefined` if there is none. */
  #productBound(v: Operand, sign: 1 | -1): number | undefined {
    const factors = this.#code.factors.get(text(v));
    if (factors === undefined) return undefined;
    const [left, right] = factors.map((factor) => this.#boundOf(factor));
    const known = left ?? right;
    if (known === undefined || Math.abs((left ?? clearDistance) * (right ?? clearDistance)) < smallestDistance)
      return undefined;
    const other = left === undefined ? factors[0] : factors[1];
    if (other === 0) return undefined;
    // Rounding is monotone: the product is at least as far from 0 as the product of the bounds.
    const bound = known * this.#signed(other, known > 0 === sign > 0 ? 1 : -1);
    if (Math.abs(bound) < smallestDistance) return undefined;
    this.#bounds.set(text(v), bound);
    return bound;
  }

  #boundOf(v: Operand): number | undefined {
    return typeof v === 'string' ? this.#bounds.get(v) : v === 0 ? undefined : v;
  }

  #require(condition: string): void {
    if (this.#conditions.has(condition)) return;
    this.#conditions.add(condition);
    this.#code.statements.push(`if(!(${condition}))${this.#leave}`);
  }
}
