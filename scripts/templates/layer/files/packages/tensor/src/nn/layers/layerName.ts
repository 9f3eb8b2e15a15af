import type { Value } from '../../ir/value.js';
import { mul } from '../../ops/arithmetic.js';
import type { LayerKind } from '../layer.js';

/** Every feature multiplied by a factor of its own: shape [m, width] to [m, width]. */
export function layerName(x: Value, factors: Value): Value {
  return mul(x, factors);
}

/** Reads `{ "type": "layerName", "factors": […] }`. */
export const layerNameKind: LayerKind = {
  read: (document, input) => {
    document.checkInput(input, ['width']);
    const factors = document.parameter('factors', 1);
    document.checkSize(factors, 0, input[0]!, `the input has ${input[0]} entries`);
    return {
      type: 'layerName',
      parameters: [factors],
      output: input,
      apply: (x, parameter) => layerName(x, parameter('factors')),
    };
  },
};
