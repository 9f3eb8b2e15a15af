import { DomainError, UnsupportedError } from '../../errors.js';
import type { Value } from '../../ir/value.js';
import { take } from '../../ops/arrange.js';
import { reshape } from '../../ops/linear.js';
import type { LayerKind } from '../layer.js';

/**
 * Reads `{ "type": "embedding", "weight": vocabulary × width }`: a row of the weight for each token.
 *
 * Tokens are whole numbers and no variables: the layer stands first, on fixed data, and chooses rows when the program
 * is traced.
 */
export const embeddingKind: LayerKind = {
  read: (document, input) => {
    document.checkInput(input, ['tokens']);
    const weight = document.parameter('weight', 2);
    const [vocabulary, width] = weight.shape;
    return {
      type: 'embedding',
      parameters: [weight],
      output: [input[0]!, width!],
      apply: (x, parameter) => reshape(take(parameter('weight'), tokensOf(x, vocabulary!)), [...x.shape, width!]),
    };
  },
};

function tokensOf(x: Value, vocabulary: number): number[] {
  const e = x.builder.equationOf(x);
  if (e?.primitive !== 'constant')
    throw new UnsupportedError(
      'embedding: tokens must be fixed data, but here they are computed or an input of the program. Put the layer first and give the data.',
    );
  const tokens = [...e.parameters.values];
  const bad = tokens.find((t) => !Number.isInteger(t) || t < 0 || t >= vocabulary);
  if (bad !== undefined)
    throw new DomainError(`embedding: token ${bad} is not a whole number from 0 to ${vocabulary - 1}.`);
  return tokens;
}
