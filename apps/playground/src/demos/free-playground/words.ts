import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import type { FreeSettings } from './freeSettings.ts';
import { proofKey } from './proofKey.ts';

/** Where the descent is at the moment that is looked at. */
export function describeLoss({ moment }: Results): string {
  const { step, lastStep, divergedAt, loss, gradientNorm, dimension } = moment;
  const place = step === lastStep ? `after the last step, ${step}` : `after step ${step} of ${lastStep}`;
  const at = `L = ${formatNumber(loss, 5)} ${place}; ‖∇L‖ = ${formatNumber(gradientNorm, 3)}`;
  const fate = divergedAt < 0 ? '' : `Diverged at step ${divergedAt}. Before: `;
  return `${dimension} parameters. ${fate}${at}`;
}

/** The region of θ. */
export function describeRegion({ moment: { region } }: Results): string {
  const { units, active, margin, nearest, signature } = region;
  if (units === 0) return 'The network has no kinks: all of parameter space is one region (0 kinked evaluations)';
  const on = active === undefined ? '' : `, ${active} of them active`;
  const close =
    nearest === undefined
      ? ''
      : `; nearest to a kink: unit ${nearest.unit + 1} of ${nearest.scope}, data point ${nearest.sample + 1}, at distance ${formatNumber(margin, 3)}`;
  return `${units} evaluations of kinked units${on}${close}. Signature ${signature}`;
}

/** The largest eigenvalue against the step size. */
export function describeEdge({ moment: { spectrum, stepSize } }: Results): string {
  if (spectrum === undefined) return 'The Hessian is not finite here: 0 eigenvalues are known';
  const { sharpness, edge, isStable } = spectrum;
  const side = isStable ? 'below it: linearly stable' : 'not below it: a step overshoots along the sharpest direction';
  return `λ_max = ${formatNumber(sharpness, 5)}, edge 2/λ_max = ${formatNumber(edge, 5)}; η = ${formatNumber(stepSize)} is ${side}`;
}

/** The signs of the eigenvalues. */
export function describeSigns({ moment: { spectrum, dimension } }: Results): string {
  if (spectrum === undefined) return `None of ${dimension} is known: the Hessian is not finite here`;
  const { eigenvalues, negative, zero, positive, largestResidual } = spectrum;
  const found = `largest residual ‖Hv − λv‖ = ${formatNumber(largestResidual, 2)}`;
  if (negative === undefined) return `${eigenvalues.length} of ${dimension}, at the two ends; ${found}`;
  return `${positive} positive, ${zero} zero up to rounding, ${negative} negative; ${found}`;
}

/** Whether L is analytic almost everywhere. */
export function describeAnalytic({ proof }: Results, settings: FreeSettings): string {
  if (!isCurrent(proof, settings)) return beingComputed;
  const { isProved, sentence, kinkedUnits } = proof.analytic;
  return isProved ? `${sentence} Kinked evaluations: ${kinkedUnits}` : `Unknown: ${sentence}`;
}

/** Whether gradient descent is non-singular at the step size. */
export function describeVerdict({ proof }: Results, settings: FreeSettings): string {
  if (!isCurrent(proof, settings)) return beingComputed;
  const { verdict, method, provedBelow, exceptional, reason } = proof.nonSingular;
  const at = `at η = ${formatNumber(settings.stepSize)}`;
  if (method === null) return `Unknown ${at}. ${reason}`;
  const answer = { proved: 'Non-singular', refuted: 'Singular', unknown: 'Unknown' }[verdict];
  const below = provedBelow === Number.POSITIVE_INFINITY ? 'every η' : `every η below ${formatNumber(provedBelow, 5)}`;
  const others =
    exceptional === undefined
      ? `proved for ${below}; beyond, nothing is known`
      : exceptional.length === 0
        ? 'no step size is exceptional'
        : `exceptional: η = ${exceptional.map(({ eta, isProved }) => (isProved ? eta : `${eta} (perhaps)`)).join(', ')}`;
  return `${answer} ${at} (method: ${method}); ${others}`;
}

const beingComputed = '… (1 proof is being computed)';

/** True if the proof is about these settings, not about earlier ones. */
export function isCurrent(proof: Results['proof'], settings: FreeSettings): boolean {
  return proof.about === proofKey(settings);
}
