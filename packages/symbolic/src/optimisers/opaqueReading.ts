import { type FiniteFunction, hasFinitelyManyPieces, type Program } from '@crease/tensor';
import { type MultivariatePolynomial, polynomialRing, variable } from '../algebra/polynomialRing.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { formatRational } from '../encoding/rationalText.js';
import { interpret } from '../interpret/interpret.js';
import { Refusal } from '../interpret/refusal.js';
import type { ScalarRule } from '../interpret/scalarRule.js';

/** A scalar function of a polynomial, taken as a variable of its own. */
export interface OpaqueValue {
  readonly function: FiniteFunction;
  readonly argument: MultivariatePolynomial;
}

/**
 * Values of programs as polynomials in named variables and in opaque values: scalar functions of such polynomials.
 *
 * Equal opaque values are one variable, so an identity that holds whatever these functions are is an identity of
 * polynomials. Exact.
 */
export class OpaqueReading {
  readonly #names: readonly string[];
  readonly #opaque: OpaqueValue[] = [];
  readonly #known = new Map<string, number>();

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** The number of the variable with this name. */
  indexOf(name: string): number {
    return this.#names.indexOf(name);
  }

  /** The polynomial that is the variable with this name. */
  variable(name: string): MultivariatePolynomial {
    return variable(this.indexOf(name));
  }

  /** The output of a program of single numbers, or why it has none. */
  output(program: Program, inputs: readonly MultivariatePolynomial[]): MultivariatePolynomial | Refusal {
    const outputs = this.outputs(
      program,
      inputs.map((p) => [p]),
    );
    return outputs instanceof Refusal ? outputs : outputs[0]!;
  }

  /** The elements of the output of a program, or why it has none. */
  outputs(
    program: Program,
    inputs: readonly (readonly MultivariatePolynomial[])[],
  ): readonly MultivariatePolynomial[] | Refusal {
    const reading = interpret(program, inputs, polynomialRing, this.#rule);
    return reading.status === 'undecided' ? new Refusal(reading.reason) : reading.outputs[0]!;
  }

  /** The opaque value that a variable stands for; `undefined` for a named one. */
  opaqueAt(index: number): OpaqueValue | undefined {
    return this.#opaque[index - this.#names.length];
  }

  /** True if a polynomial depends on a named variable, be it inside an opaque value. */
  dependsOn(p: MultivariatePolynomial, name: string): boolean {
    const index = this.indexOf(name);
    for (const { monomial } of p.values())
      for (const k of monomial) {
        const opaque = this.opaqueAt(k);
        if (k === index || (opaque !== undefined && this.dependsOn(opaque.argument, name))) return true;
      }
    return false;
  }

  readonly #rule: ScalarRule<MultivariatePolynomial> = (f, fixedGerm, argument) => {
    if (fixedGerm !== undefined) return new Refusal('fixed pieces are not read');
    if (!hasFinitelyManyPieces(f)) return new Refusal(`"${f.name}" has infinitely many pieces`);
    const key = canonicalJson([functionKey(f), polynomialKey(argument)]);
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.#names.length + this.#opaque.length;
      this.#opaque.push({ function: f, argument });
      this.#known.set(key, index);
    }
    return variable(index);
  };
}

/** The part of a record that says which function it is. */
export function functionKey({ breaks, pieces, owners }: FiniteFunction): object {
  return { breaks, pieces, owners };
}

function polynomialKey(p: MultivariatePolynomial): string[] {
  return [...p].map(([key, { coefficient }]) => `${key}: ${formatRational(coefficient)}`).toSorted();
}
