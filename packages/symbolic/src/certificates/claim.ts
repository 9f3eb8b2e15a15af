import type { Claim } from './certificate.js';
import { describeExceptional, type Exceptional, exactRangeOf } from './exceptional.js';
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
 * The claim that all exceptional step sizes are in a list.
 *
 * Non-singular means: preimages of null sets are null sets (the Luzin N⁻¹ property).
 */
export function claimOf({ subject, parameters, training }: ClaimSubject, exceptional: readonly Exceptional[]): Claim {
  const about = training === undefined ? '' : `${training.loss}, ${training.samples} samples, `;
  const named = (status: Exceptional['status']): string[] =>
    exceptional.filter((e) => e.status === status).map((e) => `${stepSizeText(e.eta)} (${e.where})`);
  const [singular, open] = [named('proved'), named('candidate')];
  const exceptions = [
    ...(singular.length === 0 ? [] : [`except, where it is singular, η = ${singular.join('; η = ')}`]),
    ...(open.length === 0 ? [] : [`except possibly η = ${open.join('; η = ')}`]),
  ];
  return {
    sentence: `The gradient descent map θ ↦ θ − η∇L(θ) of this loss (${about}${parameters} parameters) is non-singular for every step size η > 0${exceptions.map((text) => `, ${text}`).join('')}.`,
    scope: 'all patterns',
    subject,
    range: exactRangeOf(exceptional),
    exceptional: exceptional.map(describeExceptional),
  };
}
