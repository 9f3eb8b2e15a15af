import { whyEndless } from '../theorems/totality.js';
import type { Verdict } from '../verdict.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { branchesEvidence } from './branchesEvidence.js';
import { branchesMethod } from './branchesMethod.js';
import { type Certificate, sealed, subjectOf } from './certificate.js';
import { claimOf } from './claim.js';
import { between, type Conclusion, rangeOf } from './conclusion.js';
import { describeExceptional, type ExceptionalStepSize } from './exceptional.js';
import { checkTraining, dimensionOf, type NonSingularityProblem } from './problem.js';
import { encodeProgram } from './programDocument.js';
import { provers } from './provers.js';
import { checkQuestion, hasSchedule, type StepSizeQuestion, spanOf, verdictOn } from './question.js';
import type { ScheduledStep } from './schedule.js';
import { dataDocument, lossDocument } from './trainingDocument.js';

/** What is known about the step sizes at which a gradient descent map is singular. */
export type NonSingularity = Verdict<Certificate, ExceptionalStepSize> & {
  readonly method: Certificate['method'] | null;
  /** The open interval of step sizes from 0 on that are all proved non-singular, its end rounded down. */
  readonly range: readonly [number, number | 'Infinity'] | null;
  /** All positive step sizes that are, or may be, exceptional; `null` if those beyond the range are not determined. */
  readonly exceptional: readonly ExceptionalStepSize[] | null;
  /** One sentence: what is proved and by what, or what was tried. */
  readonly reason: string;
  readonly certificate: Certificate | null;
  /** If a schedule was asked about: its steps that are not proved to be non-singular. */
  readonly schedule?: readonly ScheduledStep[];
};

/** Options of `certifyNonSingular`. */
export interface CertifyOptions {
  /** Goes into the certificate, such as the name and version of the program that asks. */
  readonly createdBy?: string;
  /**
   * How many interval operations one matrix of enclosures may take, 2²⁴ unless it is said otherwise: about a second, and a
   * check takes as long again. Larger networks get a bound that is less sharp.
   */
  readonly effort?: number;
  /** After so many parts of the patterns of pieces branch and bound gives up; by default after some seconds. */
  readonly mostParts?: number;
  /** Told by branch and bound how many parts it has looked at, and which share is proved. */
  readonly progress?: (parts: number, share: number) => void;
  /** Only these methods are tried; all of them if left out. */
  readonly methods?: readonly Certificate['method'][];
  /** `false`: do not run `verifyCertificate` on the proof before giving it out. */
  readonly check?: boolean;
}

/**
 * Whether the gradient descent map $G_\eta(\theta) = \theta - \eta\nabla L(\theta)$ is non-singular: whether preimages
 * of null sets are null sets, so that from almost every start no null set (saddles, say) is ever reached.
 *
 * Without a question the answer `proved` means that the list of exceptional step sizes is complete. With one it is
 * about the step sizes asked: `refuted` if one of them is proved exceptional, `unknown` if one of them is a candidate.
 * Methods, in this order: structure theorems on one hidden layer, on the last hidden layer and on linear scores; exact
 * Hessians of all formal patterns of a polynomial loss (small problems); exact characteristic polynomials at two points
 * of a loss that is one polynomial; enclosed spectra of a loss without kinks; the hull of all pieces at one point, which
 * proves a range of step sizes from 0 on for every program of total nodes; where that leaves a question about a step size
 * or a range open, branch and bound over the pieces. Grade: proved, with a certificate that has passed
 * `verifyCertificate` (a few times the cost of finding it); otherwise `unknown` with what was tried.
 *
 * @throws DomainError for a step size that is not positive; ShapeError if the program is not a loss θ ↦ L(θ);
 * UsageError if it is not the loss program of the training problem that comes with it
 *
 * @example
 * const model = readModel({
 *   format: 'crease-model/1',
 *   input: [1],
 *   layers: [{ type: 'dense', weight: [[2]], bias: null }, { type: 'dense', weight: [[0.5]], bias: null }],
 * });
 * const data = { samples: 2, features: Float64Array.of(1, 3), targets: Float64Array.of(1, 3) };
 * certifyNonSingular(trainingProblem(model, data, 'half-mse'), { stepSize: 0.25 }).verdict; // 'proved'
 */
export function certifyNonSingular(
  problem: NonSingularityProblem,
  question?: StepSizeQuestion,
  options: CertifyOptions = {},
): NonSingularity {
  if (question !== undefined) checkQuestion(question);
  const found = proveNonSingular(problem, options);
  const first =
    typeof found === 'string' ? undetermined(found) : answer(question, found.conclusion, found.certificate, options);
  return byBranches(problem, question, first, options) ?? first;
}

/** The answer by branch and bound, where a question about some step sizes is left open; `undefined` if there is none. */
function byBranches(
  problem: NonSingularityProblem,
  question: StepSizeQuestion | undefined,
  first: NonSingularity,
  options: CertifyOptions,
): NonSingularity | undefined {
  if (first.verdict !== 'unknown' || first.exceptional !== null) return undefined;
  if (options.methods?.includes('branches') === false || whyEndless(problem.program) !== undefined) return undefined;
  const span = question === undefined || hasSchedule(question) ? undefined : spanOf(question);
  if (span === undefined) return undefined;
  const found = branchesMethod(problem, ...span, options);
  if (found.kind !== 'proof') return undefined;
  const conclusion = between(found.from, found.to);
  const certificate = certificateOf(
    problem,
    conclusion,
    { method: 'branches', evidence: branchesEvidence(found) },
    options,
  );
  const second = answer(question, conclusion, certificate, options);
  return second.verdict === 'proved' ? second : undefined;
}

/**
 * A proof about a loss, not checked yet, or what was tried.
 *
 * @throws ShapeError or UsageError as `certifyNonSingular`
 */
export function proveNonSingular(
  problem: NonSingularityProblem,
  options: CertifyOptions,
): { readonly conclusion: Conclusion; readonly certificate: Certificate } | string {
  checkTraining(problem);
  const endless = whyEndless(problem.program);
  if (endless !== undefined) return `${endless}.`;
  const reasons: string[] = [];
  for (const { method, name, prove } of provers) {
    if (options.methods?.includes(method) === false) continue;
    const found = prove(problem, options.effort);
    if (found.kind === 'not applicable') {
      reasons.push(`${name} not apply: ${found.reason}.`);
      continue;
    }
    const certificate = certificateOf(problem, found.conclusion, { method, evidence: found.evidence }, options);
    return { conclusion: found.conclusion, certificate };
  }
  return reasons.join(' ');
}

function undetermined(why: string): NonSingularity {
  const nothing = { method: null, range: null, exceptional: null, certificate: null };
  return { verdict: 'unknown', reason: `Not determined. ${why}`, ...nothing };
}

function answer(
  question: StepSizeQuestion | undefined,
  conclusion: Conclusion,
  certificate: Certificate,
  { check = true }: CertifyOptions,
): NonSingularity {
  // Two code paths must agree before anything is called proved. What is beyond the check keeps its certificate.
  const checked = check ? verifyCertificate(certificate) : undefined;
  if (checked?.result === 'invalid') return undetermined(`The proof did not pass its own check: ${checked.why}`);
  const { exceptional } = conclusion;
  const known = {
    method: certificate.method,
    range: rangeOf(conclusion),
    exceptional: exceptional === undefined ? null : exceptional.map(describeExceptional),
    reason: certificate.claim.sentence,
    certificate,
  };
  return { ...known, ...verdictOn(conclusion, question) };
}

function certificateOf(
  problem: NonSingularityProblem,
  conclusion: Conclusion,
  proof: Pick<Certificate, 'method' | 'evidence'>,
  { createdBy = 'Crease' }: CertifyOptions,
): Certificate {
  const { program } = problem;
  const loss = lossDocument(problem);
  const data = loss === null ? null : dataDocument(problem.training!);
  const subject = { program: encodeProgram(program, data), data, loss };
  const training = loss === null ? undefined : { loss: loss.name, samples: data!.samples };
  const claim = claimOf({ subject: subjectOf(subject), parameters: dimensionOf(program), training }, conclusion);
  return sealed({ format: 'crease-certificate/1', createdBy, claim, ...subject, ...proof });
}
