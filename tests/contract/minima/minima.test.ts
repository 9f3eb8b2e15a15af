import { expect, test } from 'vitest';
import { checkMinima } from './minimaChecks.ts';

test.for(Array.from({ length: 6 }, (_, seed) => seed))(
  'the minima of random network %i: proofs pass their check, and no run ends below',
  (seed) => {
    const { proofs, failures } = checkMinima(seed);
    expect(failures).toEqual([]);
    expect(proofs).toBeGreaterThan(0);
  },
);
