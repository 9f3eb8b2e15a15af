import { data } from '@crease/playground/twoWeights/data.ts';
import { model } from '@crease/playground/twoWeights/network.ts';
import {
  certifyNonSingular,
  type NonSingularity,
  type NonSingularityProblem,
  trainingProblem,
  verifyCertificate,
} from '@crease/symbolic';

/** The problems whose certificates, for every step size, are files of the site: `certificates/<name>.json`. */
export const problems: Readonly<Record<string, () => NonSingularityProblem>> = {
  'two-weights': () => trainingProblem(model, data, 'half-mse'),
};

/**
 * The verdict on the gradient-descent map of a problem, with a certificate that was re-checked.
 *
 * @throws Error if it is not proved for every step size, or if the re-check fails
 */
export function certified(problem: NonSingularityProblem): NonSingularity & { readonly certificate: object } {
  const verdict = certifyNonSingular(problem, 'every step size');
  const { certificate } = verdict;
  // Through text, as a reader gets it.
  const check = verifyCertificate(JSON.parse(JSON.stringify(certificate)));
  if (verdict.verdict === 'proved' && certificate !== null && check.result === 'valid')
    return { ...verdict, certificate };
  throw new Error(
    `The site states a proof, but the verdict is ${verdict.verdict}: ${verdict.reason} Its certificate: ${check.why}`,
  );
}
