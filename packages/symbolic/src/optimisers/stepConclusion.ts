import { type Conclusion, completeList } from '../certificates/conclusion.js';
import { type Exceptional, joinExceptional } from '../certificates/exceptional.js';
import { compareRationals } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { ExactFactor, MoveFact } from './moveFact.js';

/** What follows about the step of an optimiser as a map of its states. */
export type StepConclusion =
  /** Non-singular, except as the conclusion says. */
  | { readonly kind: 'except'; readonly conclusion: Conclusion }
  /** Singular at every step size. */
  | { readonly kind: 'singular'; readonly where: string }
  | { readonly kind: 'undecided'; readonly why: string };

/**
 * The theorem on moves: at which step sizes a step that is a composition of moves is singular.
 *
 * Theorem (Crease). Each of these moves is non-singular: a shear with a ≠ 0; a gradient move, if gradient descent with
 * this step size is; a normalised move, under a condition of its own (`normalisedProof`); a preconditioned move; a choice with a ≠ 0; an entropic move. A composition of non-singular maps is
 * non-singular. A shear or a choice of θ with a = 0 is singular, and so is a step that ends with it. A step with a
 * maximum is singular, if its other moves are shears and the earlier ones do not depend on the component of the maximum.
 * Shears map null sets to null sets and back, so a step of shears and one gradient move is singular if gradient descent is.
 *
 * @param facts of the moves in their order, θ moved by the last one
 * @param gradients what is known about gradient descent on the losses; or normalised descent; see `neededOf`
 */
export function stepConclusion(facts: readonly MoveFact[], gradients: readonly Conclusion[]): StepConclusion {
  const conclusions: Conclusion[] = [];
  for (const fact of facts) {
    switch (fact.kind) {
      case 'maximum':
        return { kind: 'singular', where: maximumPlace(fact.slot) };
      case 'normalised':
      case 'gradient':
        conclusions.push(...gradients);
        break;
      case 'shear':
      case 'choice': {
        const { constant, perStepSize } = fact.factor;
        // A component that forgets its past is none of the state; one that does so at some step sizes is not covered.
        if (rationals.isZero(constant) || (fact.slot !== 'theta' && !rationals.isZero(perStepSize)))
          return { kind: 'undecided', why: `no theorem covers the factor of "${fact.slot}"` };
        conclusions.push(completeList(zerosOf(fact.factor)));
        break;
      }
    }
  }
  const conclusion = joinConclusions(conclusions);
  return conclusion === undefined
    ? { kind: 'undecided', why: 'no step size is proved for all of the losses' }
    : { kind: 'except', conclusion };
}

/** What must be proved about each loss: about gradient descent, about normalised descent, or only that it has a gradient. */
export function neededOf(facts: readonly MoveFact[]): 'gradient descent' | 'normalised descent' | 'a gradient' {
  if (facts.some(({ kind }) => kind === 'gradient')) return 'gradient descent';
  return facts.some(({ kind }) => kind === 'normalised') ? 'normalised descent' : 'a gradient';
}

/** The conclusion about one of several losses, with its number in what it says about places. */
export function withBatch(conclusion: Conclusion, index: number, count: number): Conclusion {
  if (count === 1 || conclusion.exceptional === undefined) return conclusion;
  const exceptional = conclusion.exceptional.map((e) => ({ ...e, where: `with loss ${index}, ${e.where}` }));
  return { ...conclusion, exceptional };
}

/** What is true if all of these are; `undefined` if that is nothing. */
function joinConclusions(conclusions: readonly Conclusion[]): Conclusion | undefined {
  const lists = conclusions.flatMap(({ exceptional }) => (exceptional === undefined ? [] : [exceptional]));
  if (lists.length === conclusions.length) return completeList(joinExceptional(lists.flat()));
  const provedFrom = conclusions
    .map(({ provedFrom: start }) => start)
    .reduce((latest, start) => (compareRationals(start, latest) === 1 ? start : latest));
  const provedUpTo = conclusions
    .flatMap(({ provedUpTo: end }) => end ?? [])
    .reduce((first, end) => (compareRationals(end, first) === -1 ? end : first));
  return compareRationals(provedFrom, provedUpTo) === -1
    ? { provedFrom, provedUpTo, exceptional: undefined }
    : undefined;
}

function zerosOf({ constant, perStepSize }: ExactFactor): Exceptional[] {
  if (rationals.isZero(perStepSize)) return [];
  const zero = rationals.neg(rationals.div(constant, perStepSize));
  if (rationals.compare(zero, 0) !== 1) return [];
  return [{ eta: { kind: 'rational', value: zero }, status: 'proved', where: graphPlace }];
}

const graphPlace = 'everywhere: θ after the step is a function of the other components of the state';

function maximumPlace(slot: string): string {
  return `where the new maximum in "${slot}" exceeds the old one, it does not depend on it: one step sends an open set of states into a null set`;
}
