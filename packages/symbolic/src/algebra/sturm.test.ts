import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { rational } from '../number/rational.js';
import { contentOf, type IntegerPolynomial } from './integerPolynomial.js';
import { countRoots, signChanges, sturmSequence } from './sturm.js';

/** The product of (x − root), and (x² + 1) as often as `pairs` says. */
function withRoots(roots: readonly bigint[], pairs = 0): IntegerPolynomial {
  let p: bigint[] = [1n];
  for (const root of roots) p = [0n, ...p].map((c, k) => c - root * (p[k] ?? 0n));
  for (let k = 0; k < pairs; k++) p = [0n, 0n, ...p].map((c, j) => c + (p[j] ?? 0n));
  return p;
}

test('the sequence of x³ − 3x + 1 is the textbook one', () => {
  const sequence = sturmSequence([1n, -3n, 0n, 1n]);
  expect(sequence).toEqual([[1n, -3n, 0n, 1n], [-3n, 0n, 3n], [-1n, 2n], [1n]]);
  expect(signChanges(sequence, 'minusInfinity')).toBe(3);
  expect(signChanges(sequence, 'plusInfinity')).toBe(0);
  expect(countRoots(sequence, rational(0), rational(1))).toBe(1);
});

test('a root at the right end counts, a root at the left end does not', () => {
  const sequence = sturmSequence(withRoots([1n, 2n]));
  expect(countRoots(sequence, rational(0), rational(1))).toBe(1);
  expect(countRoots(sequence, rational(1), rational(2))).toBe(1);
  expect(countRoots(sequence, rational(2), rational(3))).toBe(0);
});

test('a constant has no roots', () => {
  expect(countRoots(sturmSequence([-5n]), 'minusInfinity', 'plusInfinity')).toBe(0);
});

const root = fc.bigInt({ min: -6n, max: 6n });
test.prop([fc.array(root, { maxLength: 6 }), fc.integer({ min: 0, max: 2 }), root, root, fc.boolean()])(
  'counts distinct roots between two places that are no roots',
  (roots, pairs, a, b, negative) => {
    const p = withRoots(roots, pairs);
    const sequence = sturmSequence(negative ? p.map((c) => -c) : p);
    const [from, to] = a < b ? [a, b] : [b, a];
    const distinct = [...new Set(roots)];
    expect(countRoots(sequence, 'minusInfinity', 'plusInfinity')).toBe(distinct.length);
    // Half-integers are never roots here.
    const count = countRoots(sequence, rational(2n * from - 1n, 2n), rational(2n * to + 1n, 2n));
    expect(count).toBe(distinct.filter((r) => from <= r && r <= to).length);
    for (const remainder of sequence.slice(2)) expect(contentOf(remainder)).toBe(1n);
  },
);
