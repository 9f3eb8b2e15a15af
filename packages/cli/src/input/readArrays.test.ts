import { writeNpy } from '@crease/interop';
import { expect, test } from 'vitest';
import { runCrease } from '../../../../tests/support/runCrease.ts';

const npyFile = (shape: readonly number[], numbers: readonly number[]): Uint8Array =>
  writeNpy({ shape, data: Float64Array.from(numbers) });

const dense = { type: 'dense', weight: [[1, 2]], bias: [0] };
const model = JSON.stringify({ format: 'crease-model/1', input: [2], layers: [dense] });

function analyze(features: Uint8Array, targets: Uint8Array, ...more: string[]) {
  const files = { 'm.json': model, 'x.npy': features, 'y.npy': targets, 'd.csv': 'a,b,y\n1,2,3\n4,5,6\n' };
  return runCrease(['analyze', 'm.json', '--data', 'x.npy', '--targets', 'y.npy', '--json', ...more], files);
}

test('a pair of arrays is the same problem as a table with the same numbers', () => {
  const { out } = analyze(npyFile([2, 2], [1, 2, 4, 5]), npyFile([2], [3, 6]));
  const table = runCrease(['analyze', 'm.json', '--data', 'd.csv', '--json'], {
    'm.json': model,
    'd.csv': 'a,b,y\n1,2,3\n4,5,6\n',
  });
  expect(JSON.parse(out)).toEqual(JSON.parse(table.out));
  expect(analyze(npyFile([2, 1, 2], [1, 2, 4, 5]), npyFile([2, 1], [3, 6])).out).toBe(out);
});

test.for<[string, Uint8Array, Uint8Array, ...string[]]>([
  ['x.npy: has shape [2, 3]', npyFile([2, 3], [1, 2, 3, 4, 5, 6]), npyFile([2], [3, 6])],
  ['x.npy: has shape []', npyFile([], [1]), npyFile([2], [3, 6])],
  ['x.npy: has shape [0, 2]', npyFile([0, 2], []), npyFile([0], [])],
  ['y.npy: has shape [1]', npyFile([2, 2], [1, 2, 4, 5]), npyFile([1], [3])],
  ['y.npy: has 2 target columns', npyFile([2, 2], [1, 2, 4, 5]), npyFile([2, 2], [3, 6, 7, 8])],
  ['x.npy: number 3 is NaN', npyFile([2, 2], [1, 2, 4, Number.NaN]), npyFile([2], [3, 6])],
  ['y.npy: row 1: label 6', npyFile([2, 2], [1, 2, 4, 5]), npyFile([2], [1, 6]), '--loss', 'logistic'],
])('%s', ([message, features, targets, ...more]) => {
  const outcome = analyze(features, targets, ...more);
  expect([outcome.code, outcome.out]).toEqual([1, '']);
  expect(outcome.messages).toContain(message);
  expect(outcome.messages).toMatch(/^crease: .*\. \[data\]\n$/);
});
