import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type AffineForm, variableForm } from './affineForm.js';
import { affineForms } from './affineForms.js';
import { containsNumber, interval, isValidInterval, midpoint, radius } from './interval.js';
import { type Rational, rational, rationalFromNumber } from './rational.js';
import { rationals } from './rationals.js';

const small = fc.double({ min: -4, max: 4, noNaN: true });
const range = fc.tuple(small, small).map(([a, b]) => interval(Math.min(a, b), Math.max(a, b)));
/** Numbers s and t in [−1, 1] as eighths. */
const place = fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 }));
const operations = ['add', 'sub', 'mul', 'div', 'power', 'scale', 'neg'] as const;
const step = fc.tuple(fc.constantFrom(...operations), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 3 }));

/** A number in the same operations as its form. */
interface Both {
  readonly form: AffineForm;
  readonly exact: Rational;
}

function applied([name, i, j, n]: readonly [(typeof operations)[number], number, number, number], known: Both[]): Both {
  const [a, b] = [known[i % known.length]!, known[j % known.length]!];
  switch (name) {
    case 'power':
      return { form: affineForms.power(a.form, n), exact: rationals.power(a.exact, n) };
    case 'scale':
      return { form: affineForms.scale(a.form, n, 7), exact: rationals.scale(a.exact, n, 7) };
    case 'neg':
      return { form: affineForms.neg(a.form), exact: rationals.neg(a.exact) };
    default:
      return { form: affineForms[name](a.form, b.form), exact: rationals[name](a.exact, b.exact) };
  }
}

describe('affine forms', () => {
  test.prop([range, range, small, place, fc.array(step, { minLength: 1, maxLength: 8 })], { numRuns: 3000 })(
    'contain the exact number, in the interval and beside the linear part',
    (x, y, c, [s, t], steps) => {
      const [eighthS, eighthT] = [rational(s, 8), rational(t, 8)];
      const inside = (r: typeof x, at: Rational): Rational =>
        rationals.add(
          rationalFromNumber(midpoint(r)),
          rationals.mul(at, rationals.sub(rationalFromNumber(r.upper), rationalFromNumber(midpoint(r)))),
        );
      // The upper end is not further from the middle than the radius of the form, so s and t are read off again.
      const [px, py] = [inside(x, eighthS), inside(y, eighthT)];
      const known: Both[] = [
        { form: variableForm(x, 'first'), exact: px },
        { form: variableForm(y, 'second'), exact: py },
        { form: affineForms.fromNumber(c), exact: rationalFromNumber(c) },
      ];
      if (!containsNumber(x, px) || !containsNumber(y, py)) return;
      const variable = (r: typeof x, p: Rational): Rational =>
        radius(r) === 0
          ? rationals.zero
          : rationals.div(rationals.sub(p, rationalFromNumber(midpoint(r))), rationalFromNumber(radius(r)));
      const [exactS, exactT] = [variable(x, px), variable(y, py)];
      for (const one of steps) known.push(applied(one, known));
      for (const { form, exact } of known) {
        if (!isValidInterval(form)) continue;
        expect(containsNumber(form, exact)).toBe(true);
        const linear = rationals.add(
          rationalFromNumber(form.centre),
          rationals.add(
            rationals.mul(rationalFromNumber(form.first), exactS),
            rationals.mul(rationalFromNumber(form.second), exactT),
          ),
        );
        const gap = rationals.sub(exact, linear);
        if (Number.isFinite(form.error)) expect(containsNumber(interval(-form.error, form.error), gap)).toBe(true);
      }
    },
  );

  test('products and elementary functions are enclosed to second order', () => {
    const error = (h: number): number => {
      const z = affineForms.mul(
        variableForm(interval(1 - h, 1 + h), 'first'),
        variableForm(interval(2 - h, 2 + h), 'second'),
      );
      return affineForms.atom('tanh', z)!.error;
    };
    expect(error(2 ** -6) / error(2 ** -7)).toBeCloseTo(4, 0);
    expect(error(2 ** -7)).toBeLessThan(2 ** -12);
  });

  test('what moves together cancels', () => {
    const z = variableForm(interval(-1, 1), 'first');
    const difference = affineForms.sub(affineForms.scale(z, 3, 1), z);
    expect(difference.upper).toBeLessThan(2.000001);
    expect(affineForms.sub(z, z).upper).toBeLessThan(1e-12);
  });

  test('a number that does not exist is invalid for good', () => {
    const z = variableForm(interval(-1, 1), 'first');
    const quotient = affineForms.div(affineForms.one, z);
    expect(affineForms.isValid(quotient)).toBe(false);
    expect(affineForms.isValid(affineForms.add(affineForms.one, quotient))).toBe(false);
    expect(affineForms.isValid(affineForms.mul(quotient, affineForms.one))).toBe(false);
    expect(affineForms.isValid(affineForms.atom('log', z)!)).toBe(false);
  });

  test('an unbounded number keeps its interval', () => {
    const huge = affineForms.power(variableForm(interval(1e150, 1e160), 'first'), 2);
    expect([huge.lower > 9e299, huge.upper]).toEqual([true, Number.POSITIVE_INFINITY]);
  });
});
