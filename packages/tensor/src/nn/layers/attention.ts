import type { Value } from '../../ir/value.js';
import { scale } from '../../ops/arithmetic.js';
import { concatenate, take } from '../../ops/arrange.js';
import { matmul, reshape, transpose } from '../../ops/linear.js';
import { softmax } from '../../ops/reduce.js';
import type { LayerKind } from '../layer.js';
import { present } from '../present.js';
import { dense } from './dense.js';

/**
 * Scaled dot-product attention: $\operatorname{softmax}(QK^\top/\sqrt d)\,V$ in each of a stack of heads.
 *
 * A causal query sees the keys up to its own position only; it is computed from them alone, so no infinite number
 * stands for what it does not see.
 *
 * @param query  shape [m, heads, tokens, d]
 * @param key    shape [m, heads, tokens, d]
 * @param value  shape [m, heads, tokens, e]
 * @returns shape [m, heads, tokens, e]
 */
export function attend(query: Value, key: Value, value: Value, isCausal = false): Value {
  const look = (q: Value, k: Value, v: Value): Value =>
    matmul(softmax(scale(matmul(q, k, { transposeB: true }), 1, Math.sqrt(q.shape.at(-1)!))), v);
  if (!isCausal) return look(query, key, value);
  const tokens = query.shape[2]!;
  const rows = Array.from({ length: tokens }, (_, t) => {
    const seen = Array.from({ length: t + 1 }, (_, k) => k);
    return look(take(query, [t], 2), take(key, seen, 2), take(value, seen, 2));
  });
  return concatenate(rows, 2);
}

/**
 * Reads `{ "type": "attention", "heads", "query", "key", "value", "output", "queryBias", …, "causal" }`: matrices that
 * act from the left on each token, heads as contiguous runs of their rows, as in PyTorch.
 */
export const attentionKind: LayerKind = {
  read: (document, input) => {
    document.checkInput(input, ['tokens', 'width']);
    const [tokens, width] = input;
    const heads = document.field('heads').count(1, 1);
    const matrix = (name: string): ReturnType<typeof document.parameter> => document.parameter(name, 2);
    const [query, key, value, output] = [matrix('query'), matrix('key'), matrix('value'), matrix('output')];
    for (const p of [query, key, value]) {
      document.checkSize(p, 1, width!, `tokens have width ${width}`);
      if (p.shape[0]! % heads !== 0)
        document.field(p.name).fail(`has ${p.shape[0]} rows, which do not divide into ${heads} heads`);
    }
    document.checkSize(key, 0, query.shape[0]!, 'query has so many rows');
    document.checkSize(output, 1, value.shape[0]!, 'value has so many rows');
    const biases = [query, key, value, output].map((p) =>
      document.optionalVector(`${p.name}Bias`, p.shape[0]!, `${p.name} has ${p.shape[0]} rows`),
    );
    const isCausal = document.field('causal').truth();
    return {
      type: 'attention',
      parameters: [query, key, value, output, ...present(...biases)],
      output: [tokens!, output.shape[0]!],
      apply: (x, parameter) => {
        const project = (v: Value, name: string, k: number): Value =>
          dense(v, parameter(name), biases[k] && parameter(`${name}Bias`));
        const samples = x.shape[0]!;
        const split = (name: string, k: number): Value => {
          const rows = project(x, name, k);
          return transpose(reshape(rows, [samples, tokens!, heads, rows.shape[2]! / heads]), [0, 2, 1, 3]);
        };
        const mixed = attend(split('query', 0), split('key', 1), split('value', 2), isCausal);
        const joined = reshape(transpose(mixed, [0, 2, 1, 3]), [samples, tokens!, value.shape[0]!]);
        return project(joined, 'output', 3);
      },
    };
  },
};
