import { type Program, UsageError } from '@crease/tensor';
import { digestOf, subjectOf } from '../certificates/certificate.js';
import { piecesText } from '../certificates/patterns.js';
import type { NonSingularityProblem } from '../certificates/problem.js';
import { encodeProgram } from '../certificates/programDocument.js';
import { dataDocument, lossDocument } from '../certificates/trainingDocument.js';
import { formatRational } from '../encoding/rationalText.js';
import { compareRationals, type Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { Verdict } from '../verdict.js';
import { type LocalMinimum, localMinimum } from './localMinimum.js';
import {
  type GlobalEvidence,
  type LocalEvidence,
  type MinimumCertificate,
  type MinimumClaim,
  minimumClaim,
  type UnitPlaces,
  type WallEvidence,
} from './minimumDocument.js';
import type { RegionMinima } from './regionMinima.js';
import { lossAt } from './regionMinimum.js';
import { type RegressionNetwork, regressionNetwork } from './regressionNetwork.js';
import type { Wall } from './unitCells.js';

/** Options of the proofs about minima. */
export interface CertifyMinimumOptions {
  /** Goes into the certificate, such as the name and version of the program that asks. */
  readonly createdBy?: string;
}

/**
 * The proof that the loss is nowhere lower than the least of its region minima, as a document that `verifyMinimum` checks.
 *
 * The claim is a global minimum if the least one is attained, and a lower bound otherwise (the infimum). Grade: proved.
 *
 * @param found what `regionMinima` returned for the same problem
 * @throws UsageError if the minima are not complete
 */
export function certifyGlobalMinimum(
  problem: NonSingularityProblem,
  found: RegionMinima,
  options: CertifyMinimumOptions = {},
): MinimumCertificate {
  const { least, network, cells, minima } = found;
  if (least === undefined)
    throw new UsageError(
      'certifyGlobalMinimum: the minima of the regions were not computed, since there are too many. Raise maxRegions of regionMinima, or take a smaller network.',
    );
  const evidence: GlobalEvidence = {
    ...placesOf(problem.program, network),
    cells: cells.map(({ pieces, witness }) => ({ pieces: piecesText(pieces), witness: witness.map(formatRational) })),
    bounds: minima.map(({ region, residuals, multipliers }) => ({
      states: region,
      residuals: residuals.map(formatRational),
      walls: region.map(({ cell }, j) => wallEvidence(cells[cell]!.facets, multipliers[j]!)),
      outputs: multipliers.map((own) => formatRational(own.at(-1)!)),
    })),
  };
  const point = least.theta?.map(formatRational) ?? null;
  const kind = point === null ? 'lower bound' : 'global minimum';
  return documentOf(problem, { kind, value: formatRational(least.value), point, lower: null }, evidence, options);
}

/**
 * The verdict on a local minimum, with the proof as a document that `verifyMinimum` checks; refuted with a lower point nearby.
 *
 * With a point of lower loss anywhere the claim is that of a bad local minimum. Grade: proved.
 *
 * @param lower a point with a lower loss, such as a global minimum
 * @throws UsageError if the loss there is not lower; ShapeError and UnsupportedError as `localMinimum`
 */
export function certifyLocalMinimum(
  problem: NonSingularityProblem,
  theta: readonly Rational[],
  lower?: readonly Rational[],
  options: CertifyMinimumOptions = {},
): Verdict<MinimumCertificate, readonly Rational[]> {
  const found = localMinimum(problem, theta);
  if (found.verdict === 'refuted') return { verdict: 'refuted', witness: found.lower };
  const network = regressionNetwork(problem);
  const better = lower && { value: lossAt(network, lower), point: lower.map(formatRational) };
  if (better !== undefined && compareRationals(better.value, found.value) !== -1)
    throw new UsageError(
      `certifyLocalMinimum: the loss at the lower point is ${formatRational(better.value)}, which is not below ${formatRational(found.value)}.`,
    );
  const claim = {
    kind: better === undefined ? ('local minimum' as const) : ('bad local minimum' as const),
    value: formatRational(found.value),
    point: theta.map(formatRational),
    lower: better === undefined ? null : { value: formatRational(better.value), point: better.point },
  };
  const evidence = localEvidence(problem.program, network, found);
  return { verdict: 'proved', certificate: documentOf(problem, claim, evidence, options) };
}

function localEvidence(
  program: Program,
  network: RegressionNetwork,
  found: Extract<LocalMinimum, { readonly verdict: 'proved' }>,
): LocalEvidence {
  return {
    ...placesOf(program, network),
    ways: found.units.map((directions) =>
      directions.map(({ pieces, sign, inward, walls, multipliers }) => ({
        pieces: piecesText(pieces),
        sign,
        inward: inward.map(formatRational),
        walls: wallEvidence(walls, multipliers),
      })),
    ),
  };
}

/** The walls with a multiplier that is not 0. */
function wallEvidence(walls: readonly Wall[], multipliers: readonly Rational[]): WallEvidence[] {
  return walls.flatMap(({ sample, side }, k) =>
    rationals.isZero(multipliers[k]!) ? [] : [{ sample, side, weight: formatRational(multipliers[k]!) }],
  );
}

function placesOf(
  program: Program,
  { hiddenValue, hiddenWeights, outputWeights }: RegressionNetwork,
): { readonly hidden: number; readonly units: readonly UnitPlaces[] } {
  return {
    hidden: hiddenValue - program.inputs.length,
    units: hiddenWeights.map((weights, j) => ({ weights, output: outputWeights[j]! })),
  };
}

function documentOf(
  problem: NonSingularityProblem,
  claim: Omit<MinimumClaim, 'sentence' | 'subject'>,
  evidence: GlobalEvidence | LocalEvidence,
  { createdBy = 'Crease' }: CertifyMinimumOptions,
): MinimumCertificate {
  const data = dataDocument(problem.training!);
  const subject = { program: encodeProgram(problem.program, data), data, loss: lossDocument(problem)! };
  const about = {
    loss: subject.loss.name,
    samples: data.samples,
    parameters: problem.training!.model.layout.size,
  };
  const stated = minimumClaim({ ...claim, subject: subjectOf(subject) }, about);
  const document = { format: 'crease-minimum/1' as const, createdBy, claim: stated, ...subject, evidence };
  return { ...document, digest: digestOf(document) };
}
