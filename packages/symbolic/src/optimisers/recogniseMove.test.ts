import { type Optimiser, optimisers, stepParameters } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { declaredFacts } from './declaredFacts.js';
import { moveProgram } from './moveProgram.js';
import { recogniseMove } from './recogniseMove.js';

const recognised = (optimiser: Optimiser) => {
  const parameters = stepParameters(optimiser);
  return optimiser.moves.map(({ slot }, k) => recogniseMove(optimiser, slot, moveProgram(optimiser, k, parameters)));
};

describe('recogniseMove', () => {
  for (const [name, optimiser] of Object.entries(optimisers))
    test(`${name}: reads off the programs of its moves what the row states`, () => {
      const declared = declaredFacts(optimiser, stepParameters(optimiser));
      const found = recognised(optimiser).map((move) => move?.fact);
      expect(found).toEqual(declared);
    });
});
