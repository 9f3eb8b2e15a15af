import { showShape } from '../../ir/shape.js';
import type { Value } from '../../ir/value.js';
import { add } from '../../ops/arithmetic.js';
import { matmul } from '../../ops/linear.js';
import type { LayerKind } from '../layer.js';

/**
 * The affine map of each row: $xW^\top + b$.
 *
 * @param input  shape [m, in]
 * @param weight shape [out, in], PyTorch's order
 * @param bias   shape [out]; left out: none
 */
export function dense(input: Value, weight: Value, bias?: Value): Value {
  const product = matmul(input, weight, { transposeB: true });
  return bias === undefined ? product : add(product, bias);
}

/** Reads `{ "type": "dense", "weight": out × in, "bias": [out] | null }`. */
export const denseKind: LayerKind = {
  read: (document, input) => {
    const weight = document.parameter('weight', 2);
    const [out, width] = weight.shape;
    if (input.length !== 1 || input[0] !== width)
      document
        .field('weight')
        .fail(
          `has ${width} columns, but its input has shape ${showShape(input)}${input.length > 1 ? '. Put a flatten layer before it' : ''}`,
        );
    const bias = document.optionalVector('bias', out!, `weight has ${out} rows`);
    return {
      type: 'dense',
      parameters: [weight, ...(bias === undefined ? [] : [bias])],
      output: [out!],
      apply: (x, parameter) => dense(x, parameter('weight'), bias === undefined ? undefined : parameter('bias')),
    };
  },
};
