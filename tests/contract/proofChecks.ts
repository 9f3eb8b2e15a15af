import { type Certificate, certifyNonSingular, parseRational, type Rational, rational } from '@crease/symbolic';
import type { Pattern, Program } from '@crease/tensor';
import {
  claimsNonSingular,
  judgePiece,
  patternAt,
  type StepSizeClaim,
  simpleFraction,
  somePatterns,
} from '../support/exceptionalByBruteForce.ts';
import { type RandomTraining, randomTraining } from '../support/randomTraining.ts';

/** What was asked of the provers about one random network, and what was wrong. */
export interface ProofChecks {
  readonly method: Certificate['method'] | 'none';
  /** Step sizes of pieces that were judged. */
  readonly attempts: number;
  /** Those that brute force found to be singular. */
  readonly singular: number;
  readonly mistakes: readonly string[];
}

const methods: readonly Certificate['method'][] = ['structure', 'gcd', 'modular', 'interval', 'hull'];
/** Interval operations for one matrix: the networks are tiny. */
const effort = 2 ** 20;

/**
 * Whether what is proved about a random network agrees with brute force on some of its pieces: step sizes next to the
 * reciprocals of eigenvalues, the ones that look constant, and simple ones.
 */
export function checkProofs(seed: number, numPieces = 4): ProofChecks {
  const training = randomTraining(seed);
  // Every fourth network by one method alone, though another one might come first.
  const own = seed % 4 === 0 ? { methods: [methods[(seed / 4) % methods.length]!] } : {};
  const found = certifyNonSingular(training.problem, undefined, { effort, ...own });
  const { program } = training.problem;
  const mistakes: string[] = [];
  if (found.certificate === null) return { method: 'none', attempts: 0, singular: 0, mistakes };
  const claim = claimOf(found.certificate);
  let { attempts, singular, falsehoods } = judge(program, claim, { seed, numPieces, extra: stepSizes(training) });
  mistakes.push(...falsehoods.map((eta) => `${training.name}: ${found.method} calls ${eta} non-singular`));
  for (const { eta, status } of claim.exceptional ?? [])
    if (status === 'proved' && !isSingularSomewhere(program, eta, found.certificate, seed))
      mistakes.push(`${training.name}: ${found.method} calls ${eta} singular`);
  if (found.method === 'hull') {
    // Step sizes beyond the hull, by branch and bound: those next to a singular one, and simple ones.
    for (const eta of [
      ...singular.slice(0, 2).map((s) => rational(s.numerator * 99n, s.denominator * 100n)),
      rational(1, 2),
    ]) {
      const beyond = certifyNonSingular(
        training.problem,
        { stepSize: toNumber(eta) },
        { effort, check: false, mostParts: 40 },
      );
      if (beyond.method !== 'branches') continue;
      const own = judge(program, claimOf(beyond.certificate!), { seed, numPieces, extra: stepSizes(training) });
      attempts += own.attempts;
      mistakes.push(...own.falsehoods.map((wrong) => `${training.name}: branches call ${wrong} non-singular`));
    }
  }
  for (const eta of singular.slice(0, 1)) {
    // 0.1 stands for 1/10: whoever asks about it must not hear that it is proved.
    const stepSize = toNumber(eta);
    if (certifyNonSingular(training.problem, { stepSize }, { effort, check: false }).verdict === 'proved')
      mistakes.push(`${training.name}: ${found.method} proves the step size ${stepSize}`);
  }
  return { method: found.method!, attempts, singular: singular.length, mistakes };
}

/** The claim of a certificate about step sizes. */
export function claimOf({
  claim,
}: Pick<Certificate, 'claim'>): StepSizeClaim & Pick<Certificate['claim'], 'exceptional'> {
  const [start, end] = claim.range;
  return {
    start: parseRational(start),
    end: end === 'Infinity' ? undefined : parseRational(end),
    exceptional: claim.exceptional,
  };
}

function stepSizes({ weightDecay }: RandomTraining): readonly Rational[] {
  const decay = weightDecay === 0 ? [] : [rational(1, 1), ...[weightDecay].map((w) => simpleFraction(1 / w))];
  return [rational(1, 2), rational(1), rational(2), ...decay];
}

/** What brute force finds on some pieces of a program, against a claim about all of them. */
export function judge(
  program: Program,
  claim: StepSizeClaim,
  {
    seed,
    numPieces,
    extra = [],
  }: { readonly seed: number; readonly numPieces: number; readonly extra?: readonly Rational[] },
): { readonly attempts: number; readonly singular: readonly Rational[]; readonly falsehoods: readonly string[] } {
  let attempts = 0;
  const singular: Rational[] = [];
  const falsehoods: string[] = [];
  for (const [k, pattern] of somePatterns(program, seed, numPieces).entries()) {
    const piece = judgePiece(program, pattern, seed + k);
    const near = piece.eigenvalues.filter((v) => v > 1e-3).map((v) => simpleFraction(1 / v));
    for (const eta of [...near, ...extra]) {
      attempts++;
      if (!piece.isSingular(eta)) continue;
      singular.push(eta);
      if (claimsNonSingular(claim, eta)) falsehoods.push(`${eta.numerator}/${eta.denominator}`);
    }
    // What looks constant in floating point, irrational ones included.
    for (const value of piece.exceptional) {
      attempts++;
      const isListed = claim.exceptional?.some((e) => Math.abs(e.value / value - 1) < 1e-6) ?? false;
      const end = claim.end === undefined ? Number.POSITIVE_INFINITY : toNumber(claim.end);
      const isInside = value > toNumber(claim.start) * (1 + 1e-6) && value < end * (1 - 1e-6);
      const isClaimed = claim.exceptional === null ? isInside : !isListed;
      if (isClaimed) falsehoods.push(`about ${value}`);
    }
  }
  return { attempts, singular, falsehoods };
}

/** True if a step size that is called singular is so at the point that the certificate names, or at a random one. */
function isSingularSomewhere(program: Program, eta: string, { evidence }: Certificate, seed: number): boolean {
  const named: Pattern[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value))
      if (key === 'point') named.push(patternAt(program, (member as readonly string[]).map(parseRational)));
      else visit(member);
  };
  visit(evidence);
  const patterns = [...named, ...somePatterns(program, seed, 40)];
  const text = /^[0-9/]+$/.test(eta) ? parseRational(eta) : undefined;
  const value = text === undefined ? Number(/near (.*)$/.exec(eta)![1]) : 0;
  return patterns.some((pattern, k) => {
    const piece = judgePiece(program, pattern, seed + k);
    return text === undefined ? piece.exceptional.some((e) => Math.abs(e / value - 1) < 1e-6) : piece.isSingular(text);
  });
}

function toNumber({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}
