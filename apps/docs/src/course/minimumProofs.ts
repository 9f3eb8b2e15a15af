import {
  certifyGlobalMinimum,
  certifyLocalMinimum,
  type MinimumCertificate,
  type NonSingularityProblem,
  rational,
  regionMinima,
  trainingProblem,
  verifyMinimum,
} from '@crease/symbolic';
import { readModel } from '@crease/tensor';

/** The proofs about the unit on five points of the page on regions and minima, by the names of their files. */
export const minimumProofs: Readonly<Record<string, () => MinimumCertificate>> = {
  'global-minimum': () => {
    const problem = fivePoints();
    return checked(certifyGlobalMinimum(problem, regionMinima(problem)));
  },
  'bad-minimum': () => {
    const problem = fivePoints();
    const onCrease = [rational(-1, 2), rational(2), rational(-1), rational(9, 5)];
    const found = certifyLocalMinimum(problem, onCrease, regionMinima(problem).least!.theta);
    return checked(found.verdict === 'proved' ? found.certificate : undefined);
  },
};

function fivePoints(): NonSingularityProblem {
  const model = readModel({
    format: 'crease-model/1',
    input: [1],
    layers: [
      { type: 'dense', weight: [[1]], bias: [0] },
      { type: 'activation', name: 'relu' },
      { type: 'dense', weight: [[1]], bias: [0] },
    ],
  });
  const data = { samples: 5, features: Float64Array.of(0, 1, 2, 3, 4), targets: Float64Array.of(0, 0, 1, 1, 2) };
  return trainingProblem(model, data, 'sum-squares');
}

/** The certificate after a check of its text. */
function checked(certificate: MinimumCertificate | undefined): MinimumCertificate {
  // Through text, as a reader gets it.
  const { result, why } = verifyMinimum(JSON.parse(JSON.stringify(certificate ?? null)));
  if (certificate !== undefined && result === 'valid') return certificate;
  throw new Error(`The site states a proof about a minimum, but its check says ${result}: ${why}`);
}
