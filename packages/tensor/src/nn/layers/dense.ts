import { type Shape, showShape, sizeOf } from '../../ir/shape.js';
import type { Value } from '../../ir/value.js';
import { add } from '../../ops/arithmetic.js';
import { matmul, reshape } from '../../ops/linear.js';
import type { LayerKind } from '../layer.js';
import { present } from '../present.js';

/**
 * The affine map of the last axis: $xW^\top + b$.
 *
 * @param input  shape […, in]: each row, token or node is mapped alike
 * @param weight shape [out, in], PyTorch's order
 * @param bias   shape [out]; left out: none
 */
export function dense(input: Value, weight: Value, bias?: Value): Value {
  const lead = input.shape.slice(0, -1);
  const rows = lead.length === 1 ? input : reshape(input, [sizeOf(lead), input.shape.at(-1)!]);
  const product = matmul(rows, weight, { transposeB: true });
  const value = bias === undefined ? product : add(product, bias);
  return lead.length === 1 ? value : reshape(value, [...lead, weight.shape[0]!]);
}

/** Reads `{ "type": "dense", "weight": out × in, "bias": [out] | null }`; it acts on the last axis of a sample. */
export const denseKind: LayerKind = {
  read: (document, input) => {
    const weight = document.parameter('weight', 2);
    const [out, width] = weight.shape;
    if (input.at(-1) !== width)
      document
        .field('weight')
        .fail(
          `has ${width} columns, but its input has shape ${showShape(input)}${needsFlatten(input, width!) ? '. Put a flatten layer before it' : ''}`,
        );
    const bias = document.optionalVector('bias', out!, `weight has ${out} rows`);
    return {
      type: 'dense',
      parameters: present(weight, bias),
      output: [...input.slice(0, -1), out!],
      apply: (x, parameter) => dense(x, parameter('weight'), bias && parameter('bias')),
    };
  },
};

function needsFlatten(input: Shape, width: number): boolean {
  return input.length > 1 && sizeOf(input) === width;
}
