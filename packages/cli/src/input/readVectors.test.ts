import { writeNpy } from '@crease/interop';
import { describe, expect, test } from 'vitest';
import { runCrease } from '../../../../tests/support/runCrease.ts';

const npyFile = (shape: readonly number[], numbers: readonly number[]): Uint8Array =>
  writeNpy({ shape, data: Float64Array.from(numbers) });

function spectrum(path: string, content: string | Uint8Array) {
  const problem = ['@models/paper-2param.json', '--data', '@data/paper2.csv', '--json'];
  return runCrease(['spectrum', ...problem, '--vector', path], { [path]: content });
}

describe('crease spectrum --vector', () => {
  test('gives the Hessian times the vector, from JSON and from npy', () => {
    // Along (1, 0): the first column of H = 3.53 [[v², 2uv − 1], [2uv − 1, u²]] at the model's (u, v) = (1.48, 0.7756…).
    const [u, v] = [1.48, 0.7756756756756756];
    const { out } = spectrum('v.json', '[1, 0]');
    const [first, second] = JSON.parse(out).product;
    expect(Math.abs(first - 3.53 * v * v)).toBeLessThan(1e-14);
    expect(Math.abs(second - 3.53 * (2 * u * v - 1))).toBeLessThan(1e-14);
    expect(spectrum('v.json', '[[1, 0]]').out).toBe(out);
    expect(spectrum('v.npy', npyFile([2], [1, 0])).out).toBe(out);
    expect(spectrum('v.npy', npyFile([1, 2], [1, 0])).out).toBe(out);
  });

  test.for<[string, string | Uint8Array, number, string]>([
    ['v.json', '[1, 0, 0]', 1, 'expected one vector of 2 finite numbers. [data]'],
    ['v.json', '[[1, 0], [0, 1]]', 1, 'expected one vector'],
    ['v.json', '[1, "0"]', 1, 'expected one vector'],
    ['v.json', '{}', 1, 'expected one vector'],
    ['v.npy', npyFile([3], [1, 0, 0]), 1, 'expected one vector'],
    ['v.npy', npyFile([1, 1, 2], [1, 0]), 1, 'expected one vector'],
    ['v.npy', npyFile([2], [1, Number.POSITIVE_INFINITY]), 1, 'expected one vector'],
    ['v.txt', '1 0', 2, '--vector: expected a .json or .npy file, got "v.txt"'],
  ])('%s: %#', ([path, content, code, message]) => {
    const outcome = spectrum(path, content);
    expect([outcome.code, outcome.out]).toEqual([code, '']);
    expect(outcome.messages).toContain(message);
  });
});
