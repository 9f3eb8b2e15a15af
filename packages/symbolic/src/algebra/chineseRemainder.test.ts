import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { reduceModulo } from '../number/modular.js';
import { addResidues, unknownIntegers } from './chineseRemainder.js';

const primes = [3, 5, 7, 11, 2147482621, 2147482591, 2147482583];

test.prop([fc.array(fc.bigInt({ min: -(2n ** 99n), max: 2n ** 99n }), { minLength: 1, maxLength: 4 })])(
  'integers are recovered from residues once the modulus exceeds twice their absolute values',
  (integers) => {
    let known = unknownIntegers(integers.length);
    for (const p of primes)
      known = addResidues(
        known,
        integers.map((a) => reduceModulo(a, p)),
        p,
      );
    expect(known.modulus).toBe(primes.reduce((product, p) => product * BigInt(p), 1n));
    expect(known.modulus > 2n ** 100n).toBe(true);
    expect(known.values).toEqual(integers);
  },
);

test('with every prime the values stay the residues closest to 0', () => {
  let known = unknownIntegers(1);
  for (const p of [3, 5, 7]) known = addResidues(known, [p - 1], p);
  expect(known).toEqual({ values: [-1n], modulus: 105n });
  expect(addResidues(unknownIntegers(2), [1, 2], 3)).toEqual({ values: [1n, -1n], modulus: 3n });
});
