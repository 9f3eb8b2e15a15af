import { DomainError } from '../errors.js';
import { evaluateAll } from '../exec/evaluate.js';
import { isMaximum } from '../exec/maxima.js';
import { kinkedEquations } from '../exec/regions.js';
import { type Program, shapeOf } from '../ir/program.js';
import { inScope } from '../ir/shape.js';
import { type Pattern, restrict } from '../passes/restrict.js';
import type { ScalarFunction } from '../scalar/piecewise.js';
import { polynomialDegrees } from './polynomialDegrees.js';
import { interpolated } from './polynomialRoots.js';

/** Interpolation in powers stays accurate up to about this degree. */
const highestDegree = 10;

/** What decides the pieces of one equation, along a part of a line: polynomials in u from 0 to 1. */
export interface LinePreactivations {
  readonly equation: number;
  /** The function of a `map`, or how many candidates each maximum has. */
  readonly pieces: ScalarFunction | number;
  /** For each pre-activation or candidate its coefficients, entry k for the power k. */
  readonly polynomials: readonly (readonly number[])[];
}

/** The pre-activations of all kinked elements along a line, as long as no element changes its piece. */
export interface LinePolynomials {
  /** Those of the region with this pattern on the part of the line from t = `from` (u = 0) to `to` (u = 1). */
  readonly on: (pattern: Pattern, from: number, to: number) => LinePreactivations[];
}

/**
 * The pre-activations of a piecewise-polynomial program along θ + t·d.
 *
 * On a region each is a polynomial in t, found by interpolation: as many evaluations as its degree plus one.
 *
 * @param inputs the inputs of the program, θ first; not modified
 * @throws DomainError if some pre-activation is not a polynomial of degree at most 10 on each region
 */
export function linePolynomials(
  program: Program,
  inputs: readonly Float64Array[],
  direction: Float64Array,
): LinePolynomials {
  const kinked = equationsWithPieces(program);
  const degrees = polynomialDegrees(program);
  const preactivation = (equation: number): number => program.equations[equation]!.inputs[0]!;
  const degree = Math.max(0, ...kinked.map((q) => degrees[preactivation(q.equation)]!));
  if (degree > highestDegree) {
    const first = kinked.find((q) => degrees[preactivation(q.equation)]! > highestDegree)!;
    throw new DomainError(
      `lineCrossings: the pre-activations of equation ${first.equation}${inScope(program.equations[first.equation]!.scope)} are not polynomials of degree at most ${highestDegree} along a line. Use piecewise-linear activations and fewer layers, or bisect between regions().`,
    );
  }
  const nodes = Array.from({ length: degree + 1 }, (_, k) => k / Math.max(1, degree));
  return {
    on: (pattern, from, to) => {
      const fixed = restrict(program, pattern);
      const [theta, ...extra] = inputs;
      const runs = nodes.map((u) => {
        const t = from + u * (to - from);
        return evaluateAll(fixed, [theta!.map((x, k) => x + t * direction[k]!), ...extra]);
      });
      return kinked.map((q) => {
        const id = preactivation(q.equation);
        // A lower degree needs fewer of the nodes, spread over all.
        const own = degrees[id]!;
        const at = Array.from({ length: own + 1 }, (_, k) => Math.round((k * degree) / Math.max(1, own)));
        const polynomials = Array.from(runs[0]![id]!, (_, e) =>
          interpolated(
            at.map((k) => nodes[k]!),
            at.map((k) => runs[k]![id]![e]!),
          ),
        );
        return { ...q, polynomials };
      });
    },
  };
}

/** The equations of a program that choose between pieces, in order. */
function equationsWithPieces(program: Program): Omit<LinePreactivations, 'polynomials'>[] {
  const maxima = [...program.equations.entries()].flatMap(([equation, e]) =>
    isMaximum(e) ? [{ equation, pieces: shapeOf(program, e.inputs[0]!).at(-1)! }] : [],
  );
  const kinked = kinkedEquations(program).map((q) => ({ equation: q.equation, pieces: q.function }));
  return [...kinked, ...maxima].sort((a, b) => a.equation - b.equation);
}
