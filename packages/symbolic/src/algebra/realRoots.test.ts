import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/polynomials.json' with { type: 'json' };
import { formatRational, parseRational } from '../encoding/rationalText.js';
import { compareRationals, type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { evaluatePolynomial, multiplyPolynomials, type Polynomial, polynomial } from './polynomial.js';
import { type IrrationalRoot, isolateRealRoots, type RealRoot, refineRealRoot } from './realRoots.js';

const read = (coefficients: string[]): Polynomial => polynomial(coefficients.map(parseRational));
const width = rational(1n, 10n ** 12n);

/** The decimal 0.123 of the fixture as the rational 123/1000. */
function decimal(text: string): Rational {
  const [whole, fraction] = text.split('.') as [string, string];
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

/** Asserts what the type promises of an irrational root. */
function expectIsolated({ lower, upper, polynomial }: IrrationalRoot, below: Rational): void {
  expect(compareRationals(rationals.sub(upper, lower), below)).toBe(-1);
  const [left, right] = [evaluatePolynomial(polynomial, lower), evaluatePolynomial(polynomial, upper)];
  expect(rationals.mul(left, right).numerator < 0n).toBe(true);
  expect(lower.numerator * upper.numerator > 0n).toBe(true);
}

describe('against sympy', () => {
  it.for(fixture.roots)('$name', ({ polynomial, roots }) => {
    const found = isolateRealRoots(read(polynomial), width);
    expect(found.map((root) => root.kind)).toEqual(
      roots.map((r) => (r.rational === undefined ? 'irrational' : 'rational')),
    );
    for (const [k, root] of found.entries()) {
      if (root.kind === 'rational') {
        expect(formatRational(root.value)).toBe(roots[k]!.rational);
        continue;
      }
      expectIsolated(root, width);
      // 40 digits of a number of size up to 10^3.
      const error = rational(1n, 10n ** 36n);
      const value = decimal(roots[k]!.decimal!);
      expect(compareRationals(rationals.sub(root.lower, error), value)).toBe(-1);
      expect(compareRationals(rationals.add(root.upper, error), value)).toBe(1);
    }
  });
});

test('eigenvalue 2 gives the step size 1/2 exactly', () => {
  const [root] = isolateRealRoots(read(['-2', '1']), width) as [RealRoot];
  expect(root.kind === 'rational' && formatRational(rationals.div(rationals.one, root.value))).toBe('1/2');
});

test('1/λ of 9λ² − 144λ + 56: the two exceptional step sizes of the linear regression', () => {
  const roots = isolateRealRoots(read(['56', '-144', '9']), width) as IrrationalRoot[];
  const values = roots.map(({ lower, upper }) => [1 / rationals.toNumber(upper), 1 / rationals.toNumber(lower)]);
  expect(values[0]![0]).toBeCloseTo(2.5073308126, 9);
  expect(values[1]![1]).toBeCloseTo(0.0640977588, 9);
  for (const root of roots) expect(root.polynomial).toEqual(read(['56', '-144', '9']));
});

test('the polynomial of an irrational root has lost the rational and the multiple roots', () => {
  const p = multiplyPolynomials(read(['-1', '3']), multiplyPolynomials(read(['-2', '0', '1']), read(['-2', '0', '1'])));
  const roots = isolateRealRoots(p, width);
  expect(roots.map((root) => root.kind)).toEqual(['irrational', 'rational', 'irrational']);
  expect((roots[0] as IrrationalRoot).polynomial).toEqual(read(['-2', '0', '1']));
});

const root = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 12 }))
  .map(([n, d]) => rational(n, d));
test.prop([fc.array(root, { minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 40 })])(
  'rational roots are found among irrational ones',
  (values, n) => {
    fc.pre(!Number.isInteger(Math.sqrt(n)));
    let p = read([String(-n), '0', '1']);
    for (const value of values) p = multiplyPolynomials(p, [rationals.neg(value), rationals.one]);
    const roots = isolateRealRoots(p, rational(1, 4));
    const found = roots.flatMap((r) => (r.kind === 'rational' ? [formatRational(r.value)] : []));
    const ascending = values.toSorted((a, b) => compareRationals(a, b)!);
    expect(found).toEqual([...new Set(ascending.map(formatRational))]);
    const irrational = roots.filter((r) => r.kind === 'irrational');
    expect(irrational).toHaveLength(2);
    for (const r of irrational) expectIsolated(r, rational(1, 4));
  },
);

test('intervals around small roots do not touch 0, so that 1/root is enclosed as well', () => {
  for (const coefficients of [
    ['1', '-1000', '1'],
    ['1', '1000', '1'],
  ])
    for (const root of isolateRealRoots(read(coefficients), rational(1)))
      expectIsolated(root as IrrationalRoot, rational(1));
});

test('refineRealRoot narrows the interval around the same root', () => {
  const [negative, positive] = isolateRealRoots(read(['-2', '0', '1']), rational(1)) as [RealRoot, RealRoot];
  const tiny = rational(1n, 10n ** 30n);
  for (const [root, coarse] of [
    [refineRealRoot(negative, tiny), negative],
    [refineRealRoot(positive, tiny), positive],
  ] as [IrrationalRoot, IrrationalRoot][]) {
    expectIsolated(root, tiny);
    expect(compareRationals(root.lower, coarse.lower)).not.toBe(-1);
    expect(compareRationals(root.upper, coarse.upper)).not.toBe(1);
  }
  const exact: RealRoot = { kind: 'rational', value: rational(2) };
  expect(refineRealRoot(exact, tiny)).toBe(exact);
});

test('refuses the zero polynomial and widths that are not positive', () => {
  expect(() => isolateRealRoots([], width)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: isolateRealRoots: every number is a root of the zero polynomial.]`,
  );
  expect(() => isolateRealRoots(read(['1', '1']), rational(0))).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: isolateRealRoots: expected a positive width, got 0/1.]`,
  );
  expect(() =>
    refineRealRoot({ kind: 'rational', value: rational(2) }, rational(-1)),
  ).toThrowErrorMatchingInlineSnapshot(`[DomainError: refineRealRoot: expected a positive width, got -1/1.]`);
});

test('every irrational root has its own minimal polynomial', () => {
  const both = multiplyPolynomials(
    read(['56', '-144', '9']),
    multiplyPolynomials(read(['-2', '0', '1']), read(['-1', '2'])),
  );
  const found = isolateRealRoots(both, width).map((root) =>
    root.kind === 'rational' ? formatRational(root.value) : root.polynomial.map(formatRational).join(' '),
  );
  // −√2 < 0.399 < 1/2 < √2 < 15.6
  expect(found).toEqual(['-2 0 1', '56 -144 9', '1/2', '-2 0 1', '56 -144 9']);
});
