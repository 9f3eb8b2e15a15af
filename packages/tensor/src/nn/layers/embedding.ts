import { DomainError } from '../../errors.js';
import type { Value } from '../../ir/value.js';
import { apply } from '../../ops/arithmetic.js';
import { concatenate, take } from '../../ops/arrange.js';
import { matmul, reshape } from '../../ops/linear.js';
import { constant } from '../../scalar/expression.js';
import { piecewise, type ScalarFunction } from '../../scalar/piecewise.js';
import type { LayerKind } from '../layer.js';

/**
 * A row of the weight for each token.
 *
 * Tokens that are fixed data choose rows when the program is traced. Tokens that are an input of the program choose them
 * by piecewise constant functions, one for each row: the row of the nearest whole number, and zeros beyond the last row.
 *
 * @param tokens whole numbers from 0, any shape
 * @param weight shape [vocabulary, width]
 * @returns shape […tokens, width]
 * @throws DomainError if a fixed token is not the number of a row
 */
export function embedding(tokens: Value, weight: Value): Value {
  const [vocabulary, width] = weight.shape;
  const shape = [...tokens.shape, width!];
  const e = tokens.builder.equationOf(tokens);
  if (e?.primitive !== 'constant') {
    const columns = Array.from({ length: vocabulary! }, (_, k) =>
      reshape(apply(indicator(k), tokens), [tokens.shape.reduce((size, d) => size * d, 1), 1]),
    );
    return reshape(matmul(concatenate(columns, 1), weight), shape);
  }
  const rows = [...e.parameters.values];
  const bad = rows.find((t) => !Number.isInteger(t) || t < 0 || t >= vocabulary!);
  if (bad !== undefined)
    throw new DomainError(`embedding: token ${bad} is not a whole number from 0 to ${vocabulary! - 1}.`);
  return reshape(take(weight, rows), shape);
}

/** Reads `{ "type": "embedding", "weight": vocabulary × width }`; it stands first, since tokens are no variables. */
export const embeddingKind: LayerKind = {
  read: (document, input) => {
    document.checkInput(input, ['tokens']);
    const weight = document.parameter('weight', 2);
    return {
      type: 'embedding',
      parameters: [weight],
      output: [input[0]!, weight.shape[1]!],
      apply: (x, parameter) => embedding(x, parameter('weight')),
    };
  },
};

/** 1 within a half of k, 0 elsewhere. */
function indicator(k: number): ScalarFunction {
  return piecewise(`is ${k}`, [k - 0.5, k + 0.5], [constant(0), constant(1), constant(0)], ['right', 'left']);
}
