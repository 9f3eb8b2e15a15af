import type { Claim } from './certificate.js';
import { type Conclusion, exactRangeOf, rangeOf } from './conclusion.js';
import { describeExceptional, type Exceptional } from './exceptional.js';
import { stepSizeText } from './stepSizes.js';

/** What the sentence of a claim says about the loss. */
export interface ClaimSubject {
  /** Hash of program, data and loss. */
  readonly subject: string;
  readonly parameters: number;
  /** Name of the loss and number of samples, for a network trained on data. */
  readonly training: { readonly loss: string; readonly samples: number } | undefined;
}

/**
 * The claim that follows from a conclusion: all exceptional step sizes are in a list, or none is below a bound.
 *
 * Non-singular means: preimages of null sets are null sets (the Luzin N⁻¹ property).
 */
export function claimOf({ subject, parameters, training }: ClaimSubject, conclusion: Conclusion): Claim {
  const about = training === undefined ? '' : `${training.loss}, ${training.samples} samples, `;
  const { exceptional } = conclusion;
  return {
    sentence: `The gradient descent map θ ↦ θ − η∇L(θ) of this loss (${about}${parameters} parameters) is non-singular for every step size ${stepSizesText(conclusion)}.`,
    scope: 'all patterns',
    subject,
    range: exactRangeOf(conclusion),
    exceptional: exceptional === undefined ? null : exceptional.map(describeExceptional),
  };
}

/** The step sizes of a conclusion as the end of a sentence. */
export function stepSizesText(conclusion: Conclusion): string {
  const { exceptional } = conclusion;
  return exceptional === undefined ? `${rangeOf(conclusion).join(' < η < ')}` : `η > 0${exceptionsText(exceptional)}`;
}

function exceptionsText(exceptional: readonly Exceptional[]): string {
  const named = (status: Exceptional['status']): string[] =>
    exceptional.filter((e) => e.status === status).map((e) => `${stepSizeText(e.eta)} (${e.where})`);
  const [singular, open] = [named('proved'), named('candidate')];
  const exceptions = [
    ...(singular.length === 0 ? [] : [`except, where it is singular, η = ${singular.join('; η = ')}`]),
    ...(open.length === 0 ? [] : [`except possibly η = ${open.join('; η = ')}`]),
  ];
  return exceptions.map((text) => `, ${text}`).join('');
}
