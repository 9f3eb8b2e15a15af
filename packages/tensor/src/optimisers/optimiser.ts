import type { Move } from './move.js';

/** The facts about one number that an optimiser is tuned with, beside the step size. */
export interface Hyperparameter {
  readonly default: number;
  /** `fraction`: between 0 and 1, both excluded; the others say it themselves. */
  readonly domain: 'fraction' | 'non-negative' | 'positive';
  /** Its letter in KaTeX. */
  readonly latex: string;
}

/** The facts about one component of the state beside θ: a vector with one number for each parameter of the network. */
export interface Slot {
  /** What every number of it is before the first step. */
  readonly start: number;
  /** The set that its numbers are taken from in statements about almost every state; steps never leave it. */
  readonly domain: 'real' | 'positive';
  /** Its letter in KaTeX. */
  readonly latex: string;
}

/**
 * The facts about one optimiser: what its state is, and the moves that one step consists of.
 *
 * The one definition behind the program that runs (`stepProgram`), the trajectories of `descent`, and the proofs of
 * non-singularity: each move has a kind, and a theorem for the kind says which step sizes are exceptional. The gradient
 * of a step is that at θ before the step.
 */
export interface Optimiser {
  readonly title: string;
  /** Where it is defined. */
  readonly source: string;
  readonly parameters: Readonly<Record<string, Hyperparameter>>;
  /** The components of the state beside θ, in their order. */
  readonly slots: Readonly<Record<string, Slot>>;
  /**
   * Numbers that depend on the number of the step alone: the powers β, β², β³, … of a hyperparameter, by name. A run
   * keeps them at the end of the state; a statement about almost every state holds at every value of them.
   */
  readonly clocks: Readonly<Record<string, string>>;
  /** `positive` if the parameters of the network must be positive. */
  readonly domain: 'real' | 'positive';
  /** In the order in which they are made; θ moves in the last one. */
  readonly moves: readonly Move[];
}
