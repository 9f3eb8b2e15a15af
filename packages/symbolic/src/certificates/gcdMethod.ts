import type { Program } from '@crease/tensor';
import { stripZeroRoot } from '../algebra/polynomial.js';
import { type Exceptional, joinExceptional } from './exceptional.js';
import { type ExcludedPattern, groupExceptions, type SingularPattern } from './groupExceptions.js';
import { type NotApplicable, notApplicable } from './notApplicable.js';
import { type PatternGroups, patternGroups } from './patternGroups.js';
import { formalPatterns } from './patterns.js';
import { whyNotPolynomial } from './polynomialPieces.js';
import { dimensionOf } from './problem.js';

/** What the gcd method proved, with everything that a check needs. */
export interface GcdProof extends PatternGroups {
  readonly kind: 'proof';
  readonly exceptional: readonly Exceptional[];
  readonly singular: readonly SingularPattern[];
  readonly excluded: readonly ExcludedPattern[];
}

/** The method is tried up to these sizes; the last one bounds patterns × parameters³, the order of its cost. */
const mostParameters = 16;
const mostPatterns = 4096;
const mostWork = 2 ** 21;

/**
 * The exceptional step sizes of a loss with polynomial pieces, from exact Hessians of every formal pattern.
 *
 * $E(L) = \{\eta > 0 : \det(I - \eta H) \equiv 0 \text{ on some open set}\}$ is contained in the union of the sets
 * $E(L_a)$ over all formal patterns a, and each of these in the reciprocals of the roots of a gcd. Feasibility only
 * matters for "the map is singular there".
 */
export function gcdMethod(program: Program): GcdProof | NotApplicable {
  const dimension = dimensionOf(program);
  const refusal = whyNotPolynomial(program) ?? whyTooLarge(program, dimension);
  if (refusal !== undefined) return notApplicable(refusal);
  const patterns = formalPatterns(program);
  const all = patternGroups(program, dimension, patterns);
  const found = all.groups
    .filter(({ gcd }) => stripZeroRoot(gcd).polynomial.length > 1)
    .map((group) => groupExceptions(program, dimension, patterns, group));
  return {
    kind: 'proof',
    ...all,
    exceptional: joinExceptional(found.flatMap((g) => g.exceptional)),
    singular: found.flatMap((g) => g.singular),
    excluded: found.flatMap((g) => g.excluded),
  };
}

function whyTooLarge(program: Program, dimension: number): string | undefined {
  if (dimension > mostParameters) return `it has ${dimension} parameters, the limit is ${mostParameters}`;
  const { count } = formalPatterns(program);
  if (count > BigInt(mostPatterns)) return `it has ${count} formal patterns, the limit is ${mostPatterns}`;
  if (Number(count) * dimension ** 3 > mostWork)
    return `${count} formal patterns of ${dimension} parameters are too much work`;
  return undefined;
}
