import { activation, activations, evaluateScalar, randomStream, randomUniform } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../interpret/refusal.js';
import { variableForm } from '../number/affineForm.js';
import { interval } from '../number/interval.js';
import { affineRule } from './affineRule.js';

/** Activations without parameters of their own in the network. */
const names = Object.keys(activations).filter((name) => name !== 'prelu');

describe('scalar functions of affine forms', () => {
  test.each(names)('%s: samples lie in the interval and beside the line', (name) => {
    const f = activation(name);
    const stream = randomStream('affine rule', names.indexOf(name));
    for (let trial = 0; trial < 40; trial++) {
      const [middle, h] = [randomUniform(stream) * 8 - 4, randomUniform(stream) * 2];
      const form = affineRule(f, undefined, variableForm(interval(middle - h, middle + h), 'first'));
      if (form instanceof Refusal) throw new Error(form.reason);
      for (let k = -8; k <= 8; k++) {
        const z = Math.min(Math.max(middle + (h * k) / 8, middle - h), middle + h);
        const value = evaluateScalar(f, z);
        // The sample itself is rounded by a few units in the last place.
        const slack = 1e-14 * (1 + Math.abs(value));
        expect(value).toBeGreaterThanOrEqual(form.lower - slack);
        expect(value).toBeLessThanOrEqual(form.upper + slack);
        expect(Math.abs(value - form.centre - (form.first * k) / 8)).toBeLessThanOrEqual(form.error + slack);
      }
    }
  });

  test('a kink is passed with the slopes of both sides', () => {
    const form = affineRule(activation('relu'), undefined, variableForm(interval(-1, 1), 'first'));
    expect(form).toMatchObject({ first: 0.5, lower: 0, upper: 1 });
  });

  test('beside a kink, and on it, the function is its piece', () => {
    const relu = activation('relu');
    expect(affineRule(relu, undefined, variableForm(interval(0, 2), 'first'))).toMatchObject({
      centre: 1,
      first: 1,
      error: 0,
    });
    expect(affineRule(relu, undefined, variableForm(interval(-2, 0), 'first'))).toMatchObject({ lower: 0, upper: 0 });
    expect(affineRule(relu, undefined, variableForm(interval(0, 0), 'first'))).toMatchObject({ lower: 0, upper: 0 });
  });

  test('at a jump only the range is known', () => {
    const form = affineRule(activation('hardShrink'), undefined, variableForm(interval(0.25, 0.75), 'first'));
    expect(form).toMatchObject({ first: 0, lower: 0, upper: 0.75 });
  });
});
