import type { Value } from '../../ir/value.js';
import { max, mean, sum } from '../../ops/reduce.js';
import { windows } from '../../ops/windows.js';
import type { LayerKind } from '../layer.js';

const line = ['channels', 'length'];
const plane = ['channels', 'height', 'width'];
const largest = (a: Value): Value => max(a);
const average = (a: Value): Value => mean(a, [-1]);

/** Reads `{ "type": "maxPool1d", "size": 2, "stride": 2 }`; the stride is the size if it is left out. */
export const maxPool1dKind: LayerKind = windowKind('maxPool1d', line, largest);

/** Reads `{ "type": "maxPool2d", "size": [2, 2], "stride": [2, 2] }`. */
export const maxPool2dKind: LayerKind = windowKind('maxPool2d', plane, largest);

/** Reads `{ "type": "avgPool1d", "size": 2, "stride": 2 }`. */
export const avgPool1dKind: LayerKind = windowKind('avgPool1d', line, average);

/** Reads `{ "type": "avgPool2d", "size": [2, 2], "stride": [2, 2] }`. */
export const avgPool2dKind: LayerKind = windowKind('avgPool2d', plane, average);

/** Reads `{ "type": "meanPool" }`: the mean over the nodes or tokens of a sample. */
export const meanPoolKind: LayerKind = rowKind('meanPool', (a) => mean(a, [1]));

/** Reads `{ "type": "sumPool" }`: the sum over the nodes or tokens of a sample. */
export const sumPoolKind: LayerKind = rowKind('sumPool', (a) => sum(a, [1]));

/** A number for each window of the spatial axes. */
function windowKind(type: string, axes: readonly string[], reduce: (windowsLast: Value) => Value): LayerKind {
  return {
    read: (document, input) => {
      document.checkInput(input, axes);
      const spatial = input.slice(1);
      const size = document.field('size').counts(spatial.length, 1);
      const stride = document.field('stride').counts(spatial.length, 1, size);
      const positions = document.windowCounts(
        spatial,
        size,
        stride,
        spatial.map(() => 0),
      );
      return {
        type,
        parameters: [],
        output: [input[0]!, ...positions],
        apply: (x) => reduce(windows(x, size, { stride })),
      };
    },
  };
}

function rowKind(type: string, reduce: (x: Value) => Value): LayerKind {
  return {
    read: (document, input) => {
      document.checkInput(input, ['rows', 'width']);
      return { type, parameters: [], output: [input[1]!], apply: reduce };
    },
  };
}
