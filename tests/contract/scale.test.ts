import { lanczos, lossProgram, objective, symmetricEigenvalues } from '@crease/tensor';
import { expect, it } from 'vitest';
import { largeNetwork } from './largeNetwork.ts';
import { memoryOf } from './memoryOf.ts';

// tests/campaigns/scale.ts does the same for 100 000 parameters.
it('finds the ten largest eigenvalues of a network of 989 parameters from products alone, as of the whole Hessian', () => {
  const { model, data } = largeNetwork([10, 24, 24, 5], 20);
  const { theta } = model;
  const loss = objective(lossProgram(model, data, 'half-mse'));
  const found = lanczos((v, out) => loss.hvp(theta, v, out), theta.length, {
    count: 10,
    which: 'largest',
    repeats: false,
  });
  expect(found.status).toBe('converged');
  const largest = found.values.at(-1)!;
  expect(Math.max(...found.residuals) / largest).toBeLessThan(1e-8);
  const all = symmetricEigenvalues(loss.hessian(theta), theta.length).slice(-10);
  for (const [k, value] of found.values.entries()) expect(Math.abs(value - all[k]!)).toBeLessThan(1e-12 * largest);
});

it('keeps memory in proportion to the numbers of a program and to its equations', () => {
  memoryOf([4, 8, 1], 4); // what is made once
  const wide = [memoryOf([16, 60, 60, 8], 16), memoryOf([50, 200, 200, 20], 50)];
  const deep = [8, 32].map((layers) => memoryOf(new Array(layers + 1).fill(4), 4));
  // One double for each number, although buffers are used again; text, machine code and records for each equation.
  for (const { bytes, elements, equations } of [...wide, ...deep])
    expect(bytes).toBeLessThan(8 * elements + 4000 * equations);
  const [shallow, fourTimesDeeper] = deep.map(({ bytes, equations }) => bytes / equations);
  expect(fourTimesDeeper! / shallow!).toBeLessThan(1.5);
});
