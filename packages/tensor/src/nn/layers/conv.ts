import { showShape } from '../../ir/shape.js';
import { add } from '../../ops/arithmetic.js';
import { reshape } from '../../ops/linear.js';
import { convolution } from '../../ops/windows.js';
import type { LayerKind } from '../layer.js';
import { present } from '../present.js';

/** Reads `{ "type": "conv1d", "weight": out × in/groups × k, "bias", "stride", "padding", "groups" }`. */
export const conv1dKind: LayerKind = convKind('conv1d', ['channels', 'length']);

/** Reads `{ "type": "conv2d", "weight": out × in/groups × kh × kw, "bias", "stride", "padding", "groups" }`. */
export const conv2dKind: LayerKind = convKind('conv2d', ['channels', 'height', 'width']);

/** The cross-correlation with a bank of filters, plus a bias for each filter, as in PyTorch. */
function convKind(type: string, axes: readonly string[]): LayerKind {
  return {
    read: (document, input) => {
      document.checkInput(input, axes);
      const spatial = input.slice(1);
      const weight = document.parameter('weight', axes.length + 1);
      const [filters, depth, ...size] = weight.shape;
      const groups = document.field('groups').count(1, 1);
      if (depth! * groups !== input[0] || filters! % groups !== 0)
        document
          .field('weight')
          .fail(
            `has shape ${showShape(weight.shape)} in ${groups} group${groups === 1 ? '' : 's'}, but its input has ${input[0]} channels`,
          );
      const stride = document.field('stride').counts(
        spatial.length,
        1,
        spatial.map(() => 1),
      );
      const padding = document.field('padding').counts(
        spatial.length,
        0,
        spatial.map(() => 0),
      );
      const bias = document.optionalVector('bias', filters!, `weight has ${filters} filters`);
      const positions = document.windowCounts(spatial, size, stride, padding);
      return {
        type,
        parameters: present(weight, bias),
        output: [filters!, ...positions],
        apply: (x, parameter) => {
          const value = convolution(x, parameter('weight'), { stride, padding, groups });
          if (bias === undefined) return value;
          return add(value, reshape(parameter('bias'), [filters!, ...spatial.map(() => 1)]));
        },
      };
    },
  };
}
