import { type Program, sizeOf } from '@crease/tensor';
import { type Exceptional, joinExceptional } from '../certificates/exceptional.js';
import { candidatePlace, singularPlace } from '../certificates/groupExceptions.js';
import { stepSizeText } from '../certificates/stepSizes.js';
import { exactList, fields, integer, listOf, text } from './fields.js';
import { checkPolynomialPieces, recountPatterns } from './recountPatterns.js';
import { ensure } from './rejection.js';
import { verifyExclusion } from './verifyExclusion.js';
import { positiveStepSizes, verifyGroups } from './verifyGroups.js';
import { verifySingularPattern } from './verifySingularPattern.js';

/**
 * The exceptional step sizes that follow from exact Hessians of all formal patterns, after all of them have been
 * computed again: Hessians column by column from the programs of the Hessian-vector product, characteristic
 * polynomials modulo primes, and each gcd confirmed by exact division and coprime quotients.
 */
export function verifyGcd(value: unknown, program: Program): readonly Exceptional[] {
  const f = fields(value, 'evidence', ['points', 'groups', 'fingerprint', 'singular', 'excluded']);
  const dimension = sizeOf(program.inputs[0]!.shape);
  const points = listOf(f.points, 'evidence.points', exactList);
  for (const [k, point] of points.entries())
    ensure(point.length === dimension, `evidence.points[${k}] must have ${dimension} entries`);
  const groups = listOf(f.groups, 'evidence.groups', (group, path) => {
    const g = fields(group, path, ['gcd', 'numPoints', 'patterns']);
    return {
      path,
      gcd: exactList(g.gcd, `${path}.gcd`),
      numPoints: integer(g.numPoints, `${path}.numPoints`, 1),
      patterns: listOf(g.patterns, `${path}.patterns`, text),
    };
  });
  checkPolynomialPieces(program);
  const activations = recountPatterns(program, groups);
  verifyGroups(program, activations, points, groups, text(f.fingerprint, 'evidence.fingerprint'));

  const exceptional: Exceptional[] = [];
  const known = new Set(groups.flatMap((g) => g.patterns));
  for (const [k, entry] of listOf(f.singular, 'evidence.singular', (item) => item).entries()) {
    const path = `evidence.singular[${k}]`;
    const { pattern, proofs } = verifySingularPattern(entry, path, program, activations);
    ensure(known.has(pattern), `${path}.pattern is not one of the patterns`);
    for (const { factor, kind } of proofs)
      for (const eta of positiveStepSizes(factor))
        exceptional.push({ eta, status: 'proved', where: singularPlace(pattern, kind) });
  }
  const excluded = new Set<string>();
  for (const [k, entry] of listOf(f.excluded, 'evidence.excluded', (item) => item).entries())
    excluded.add(verifyExclusion(entry, `evidence.excluded[${k}]`, program, activations));
  const proved = new Set(exceptional.map(({ eta }) => stepSizeText(eta)));
  for (const group of groups) {
    if (group.patterns.every((pattern) => excluded.has(pattern))) continue;
    for (const eta of positiveStepSizes(group.gcd))
      if (!proved.has(stepSizeText(eta)))
        exceptional.push({ eta, status: 'candidate', where: candidatePlace(group.patterns.length) });
  }
  return joinExceptional(exceptional);
}
