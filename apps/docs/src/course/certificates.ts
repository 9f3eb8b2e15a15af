import { data, model } from '@crease/playground/twoWeights/network.ts';
import {
  certifyNonSingular,
  type NonSingularity,
  type NonSingularityProblem,
  trainingProblem,
  verifyCertificate,
} from '@crease/symbolic';

/** The problems whose certificates, for every step size, are files of the site. */
const problems: Readonly<Record<string, () => NonSingularityProblem>> = {
  'two-weights': () => trainingProblem(model, data, 'half-mse'),
};

/** The names of all certificates: `certificates/<name>.json` is a file of the site. */
export const certificateNames: readonly string[] = Object.keys(problems);

/**
 * The verdict on the gradient-descent map of a problem, with a certificate that was re-checked.
 *
 * @throws Error if it is not proved for every step size, or if the re-check fails
 */
export function certified(name: string): NonSingularity & { readonly certificate: object } {
  const verdict = certifyNonSingular(problems[name]!(), 'every step size');
  const { certificate } = verdict;
  if (verdict.verdict !== 'proved' || certificate === null)
    throw new Error(`The site states a proof, but the verdict on "${name}" is ${verdict.verdict}: ${verdict.reason}`);
  // Through text, as a reader gets it.
  const { result, why } = verifyCertificate(JSON.parse(JSON.stringify(certificate)));
  if (result !== 'valid') throw new Error(`The certificate of "${name}" is ${result}: ${why}`);
  return { ...verdict, certificate };
}
