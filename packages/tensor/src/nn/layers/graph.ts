import type { Value } from '../../ir/value.js';
import { add, constant, mul } from '../../ops/arithmetic.js';
import { matmul, reshape, transpose } from '../../ops/linear.js';
import type { LayerKind } from '../layer.js';
import { present } from '../present.js';
import { dense } from './dense.js';
import { adjacency, meanMatrix, neighbourMatrix } from './graphMatrices.js';

/**
 * Each node's features replaced by a weighted sum over nodes: $AH$ for every sample.
 *
 * @param matrix shape [nodes, nodes], row-major
 * @param x      shape [m, nodes, width]
 */
export function mixNodes(matrix: Float64Array, x: Value): Value {
  const [samples, nodes, width] = x.shape;
  const a = constant(x, matrix, [nodes!, nodes!]);
  // One product of matrices for all samples: their features lie side by side.
  const columns = reshape(transpose(x, [1, 0, 2]), [nodes!, samples! * width!]);
  return transpose(reshape(matmul(a, columns), [nodes!, samples!, width!]), [1, 0, 2]);
}

/**
 * Reads `{ "type": "graphConv", "adjacency": matrix | "symmetric-normalized", "edges", "weight", "bias" }`:
 * $H \mapsto A H W^\top + b$.
 */
export const graphConvKind: LayerKind = {
  read: (document, input) => {
    document.checkInput(input, ['nodes', 'width']);
    const [nodes, width] = input;
    const matrix = adjacency(document, nodes!);
    const weight = document.parameter('weight', 2);
    document.checkSize(weight, 1, width!, `nodes have width ${width}`);
    const bias = document.optionalVector('bias', weight.shape[0]!, `weight has ${weight.shape[0]} rows`);
    return {
      type: 'graphConv',
      parameters: present(weight, bias),
      output: [nodes!, weight.shape[0]!],
      apply: (x, parameter) => dense(mixNodes(matrix, x), parameter('weight'), bias && parameter('bias')),
    };
  },
};

/**
 * Reads `{ "type": "gin", "edges", "epsilon": 0, "layers": […] }` (arXiv 1810.00826): the layers act on
 * $(1 + \varepsilon)\,h_v + \sum_{u \sim v} h_u$ of each node; ε is trained unless it is left out, then it is 0.
 */
export const ginKind: LayerKind = {
  read: (document, input) => {
    document.checkInput(input, ['nodes', 'width']);
    const neighbours = neighbourMatrix(document, input[0]!);
    const epsilon = document.optionalParameter('epsilon', document.field('epsilon').isNumber ? 0 : 1);
    if (epsilon !== undefined && epsilon.values.length !== 1) document.field('epsilon').fail('expected one number');
    const inner = document.layers('layers', input);
    return {
      type: 'gin',
      parameters: [...present(epsilon), ...inner.parameters],
      output: inner.output,
      apply: (x, parameter) => {
        const own = epsilon === undefined ? x : add(x, mul(x, reshape(parameter('epsilon'), [])));
        return inner.apply(add(own, mixNodes(neighbours, x)), parameter);
      },
    };
  },
};

/**
 * Reads `{ "type": "meanAggregation", "edges", "weight", "selfWeight", "bias" }` (arXiv 1706.02216):
 * $h_v \mapsto W \operatorname{mean}_{u \sim v} h_u + W_0 h_v + b$; the mean over no neighbours is 0.
 */
export const meanAggregationKind: LayerKind = {
  read: (document, input) => {
    document.checkInput(input, ['nodes', 'width']);
    const [nodes, width] = input;
    const matrix = meanMatrix(document, nodes!);
    const weight = document.parameter('weight', 2);
    const selfWeight = document.parameter('selfWeight', 2);
    for (const p of [weight, selfWeight]) document.checkSize(p, 1, width!, `nodes have width ${width}`);
    document.checkSize(selfWeight, 0, weight.shape[0]!, 'weight has so many rows');
    const bias = document.optionalVector('bias', weight.shape[0]!, `weight has ${weight.shape[0]} rows`);
    return {
      type: 'meanAggregation',
      parameters: present(weight, selfWeight, bias),
      output: [nodes!, weight.shape[0]!],
      apply: (x, parameter) =>
        add(
          dense(mixNodes(matrix, x), parameter('weight'), bias && parameter('bias')),
          dense(x, parameter('selfWeight')),
        ),
    };
  },
};
