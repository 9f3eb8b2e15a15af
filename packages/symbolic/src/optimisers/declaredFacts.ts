import type { Factor, Optimiser, StepParameters } from '@crease/tensor';
import { rationalFromNumber } from '../number/rational.js';
import type { ExactFactor, MoveFact } from './moveFact.js';

/** The facts about the moves of an optimiser, as its row states them. */
export function declaredFacts(optimiser: Optimiser, parameters: StepParameters): MoveFact[] {
  return optimiser.moves.map((move) => {
    const { kind, slot } = move;
    if (kind === 'shear' || kind === 'choice')
      return { kind, slot, factor: exact(move.factor(parameters)) } as MoveFact;
    return { kind, slot } as MoveFact;
  });
}

function exact({ constant, perStepSize }: Factor): ExactFactor {
  return { constant: rationalFromNumber(constant), perStepSize: rationalFromNumber(perStepSize) };
}
