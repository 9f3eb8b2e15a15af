import { sizeOf } from '../../ir/shape.js';
import { reshape } from '../../ops/linear.js';
import type { LayerKind } from '../layer.js';

/** Reads `{ "type": "flatten" }`: each sample as one vector, row-major. */
export const flattenKind: LayerKind = {
  read: (_, input) => ({
    type: 'flatten',
    parameters: [],
    output: [sizeOf(input)],
    apply: (x) => reshape(x, [x.shape[0]!, sizeOf(input)]),
  }),
};
