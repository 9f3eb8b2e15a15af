import { proximalPoint, type StepSizeQuestion, trainingProblem } from '@crease/symbolic';
import { UsageError } from '@crease/tensor';
import type { Problem } from '../input/problem.js';
import type { ResultLine } from '../output/lines.js';
import { wrapped } from '../report/showNonSingular.js';
import type { Result } from './command.js';

/** The name under which `crease certify` answers about the proximal point map, which has no explicit step. */
export const proximalName = 'proximal-point';

/**
 * The result of `crease certify --optimiser proximal-point`. There is no certificate: the theorem has one hypothesis.
 *
 * @throws UsageError if batches or hyperparameters are given
 */
export function certifyProximal(
  { model, data, loss, weightDecay, title }: Problem,
  question: StepSizeQuestion | undefined,
  extra: readonly (string | undefined)[],
): Result {
  if (extra.some((option) => option !== undefined))
    throw new UsageError(`--optimiser ${proximalName}: takes no --hyperparameters, --batches or --out.`);
  const { verdict, statement, crease } = proximalPoint(trainingProblem(model, data, loss, { weightDecay }));
  // Singular for small step sizes says nothing about a given one.
  const isGiven = typeof question === 'object' && !('range' in question && question.range[0] === 0);
  const answer = verdict === 'refuted' && isGiven ? 'unknown' : verdict;
  const isProved = answer !== 'unknown';
  const line: ResultLine = {
    label: 'non-singular',
    value: wrapped(isProved || verdict !== 'refuted' ? statement : notDecided(statement)),
  };
  return {
    json: {
      format: 'crease-verdict/1',
      optimiser: { name: proximalName, parameters: {} },
      batches: null,
      verdict: answer,
      method: isProved ? 'proximal' : null,
      range: verdict === 'proved' ? [0, 'Infinity'] : null,
      exceptional: verdict === 'proved' ? [] : null,
      reason: statement,
      ...(crease === undefined ? {} : { crease }),
      certificate: null,
    },
    title,
    lines: [isProved ? { ...line, grade: 'proved' } : line],
  };
}

function notDecided(statement: string): string {
  return `Not decided at a given step size. ${statement}`;
}
