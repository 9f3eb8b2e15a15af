import type { Program } from '@crease/tensor';
import type { Exceptional } from '../certificates/exceptional.js';
import type { DecodedData } from './decodeProgram.js';
import { oneOf } from './fields.js';
import { verifyLastHiddenLayer } from './verifyLastHiddenLayer.js';
import { verifyLinearScores } from './verifyLinearScores.js';
import type { DecodedLoss } from './verifyLoss.js';
import { verifyOneHiddenLayer } from './verifyOneHiddenLayer.js';

const theorems = {
  'one hidden layer': verifyOneHiddenLayer,
  'last hidden layer': verifyLastHiddenLayer,
  'linear scores': verifyLinearScores,
} as const;

/** The exceptional step sizes that follow from the theorem that the evidence names, after a check of its hypotheses. */
export function verifyStructure(
  value: unknown,
  program: Program,
  data: DecodedData,
  loss: DecodedLoss,
): readonly Exceptional[] {
  const name = (value as { readonly theorem?: unknown } | null)?.theorem;
  const theorem = oneOf(name, 'evidence.theorem', Object.keys(theorems) as (keyof typeof theorems)[]);
  return theorems[theorem](value, program, data, loss);
}
