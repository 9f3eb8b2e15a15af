import type { Rational } from '../number/rational.js';

/** a = constant + perStepSize · η, exactly. */
export interface ExactFactor {
  readonly constant: Rational;
  readonly perStepSize: Rational;
}

/**
 * What the theorem on moves needs to know of one move of a step: its kind and its numbers.
 *
 * The prover takes it from the row of the optimiser, the check reads it off the program of the move.
 */
export type MoveFact =
  /** x ← a x + h(others); of θ, h does not depend on the gradient either. */
  | { readonly kind: 'shear'; readonly slot: string; readonly factor: ExactFactor }
  /** θ ← θ − η∇L(θ) + h(others). */
  | { readonly kind: 'gradient'; readonly slot: 'theta' }
  /** θ ← θ − η∇L(θ)/(√u + ε) for a positive component u and ε ≥ 0. */
  | { readonly kind: 'preconditioned'; readonly slot: 'theta' }
  /** θ ← a θ − η(one of finitely many vectors). */
  | { readonly kind: 'choice'; readonly slot: 'theta'; readonly factor: ExactFactor }
  /** x ← max(a x, h(others)) with a > 0 and h > 0. */
  | { readonly kind: 'maximum'; readonly slot: string }
  /** θ ← θ e^(−η∇L(θ)) for θ > 0. */
  | { readonly kind: 'entropic'; readonly slot: 'theta' }
  /** θ ← θ − η∇L(θ)/‖∇L(θ)‖. */
  | { readonly kind: 'normalised'; readonly slot: 'theta' };
