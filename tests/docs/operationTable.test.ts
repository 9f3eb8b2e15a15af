import { expect, test } from 'vitest';
import { operations } from '../../apps/docs/src/zoo/operations.ts';
import * as arithmetic from '../../packages/tensor/src/ops/arithmetic.ts';
import * as arrange from '../../packages/tensor/src/ops/arrange.ts';
import * as linear from '../../packages/tensor/src/ops/linear.ts';
import * as prelu from '../../packages/tensor/src/ops/prelu.ts';
import * as reduce from '../../packages/tensor/src/ops/reduce.ts';
import * as windows from '../../packages/tensor/src/ops/windows.ts';

test('the table of operations has every operation of the package', () => {
  const named = operations.flatMap(({ name }) => name.split(', '));
  const names = [arithmetic, arrange, linear, prelu, reduce, windows].flatMap((file) => Object.keys(file));
  // Two helpers that make no equation of their own.
  expect(names.filter((name) => !named.includes(name)).sort()).toEqual(['axisOf', 'scoped']);
});
