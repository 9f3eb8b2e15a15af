import { intervals, rational } from '@crease/symbolic';
import { activation, activations, atoms, hasFinitelyManyPieces } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { doubleDoubles } from './doubleDoubles.ts';
import { readingChecks } from './readingChecks.ts';
import { activationContainment, atomChecks, atomNames } from './scalarChecks.ts';
import { addTally, countNumber, countRational, emptyTally, widthsOf } from './tally.ts';

// The same checks as `npm run campaign:containment`, with fewer numbers.
describe('elementary functions contain the values of 100 bits at random boxes', () => {
  test.each(atomNames)('%s, and is one unit wide at a point', (name) => {
    const tally = atomChecks(name, 1, 150);
    expect([tally.checked, tally.missed]).toEqual([150, []]);
    expect(widthsOf(tally).largest).toBeLessThanOrEqual(1);
  });
});

describe('activations and their first two derivatives contain their values at random boxes', () => {
  test.each(Object.keys(activations))('%s', (name) => {
    for (const order of [0, 1, 2]) {
      const { range, hull } = activationContainment(name, order, 2, 30);
      expect([range.checked, range.missed, hull.missed]).toEqual([30, [], []]);
      // Only a piece with a pole leaves the hull open, and infinitely many pieces have none.
      const isOpen = name === 'softsign' || !hasFinitelyManyPieces(activation(name));
      if (!isOpen) expect(hull.checked).toBe(30);
    }
  });
});

describe('readings of random programs contain, or equal, the values that another number type gives', () => {
  test.each(Object.entries(readingChecks))('%s', (_, check) => {
    const tally = emptyTally();
    for (let seed = 0; seed < 12; seed++) addTally(tally, check(seed));
    expect(tally.missed).toEqual([]);
    expect(tally.checked).toBeGreaterThan(10);
  });
});

describe('the judge', () => {
  test('is as precise as it says: the low part is right to twelve digits', () => {
    // What e and ln 3 exceed the double by, from mpmath.
    const sum = doubleDoubles.add(doubleDoubles.atom('exp', doubleDoubles.one)!, doubleDoubles.fromNumber(-Math.E));
    expect(sum.high / 1.4456468917292502e-16).toBeCloseTo(1, 12);
    const log = doubleDoubles.add(
      doubleDoubles.atom('log', doubleDoubles.fromNumber(3))!,
      doubleDoubles.fromNumber(-1.0986122886681098),
    );
    expect(log.high / -9.07129723500153e-17).toBeCloseTo(1, 12);
  });

  test('finds an enclosure that is one double too narrow', () => {
    const tally = emptyTally();
    const value = doubleDoubles.atom('exp', doubleDoubles.one)!;
    const { lower, upper } = intervals.atom('exp', intervals.one)!;
    countNumber(tally, { lower, upper: lower }, value, 'upper end');
    countNumber(tally, { lower: upper, upper }, value, 'lower end');
    countNumber(tally, { lower: Number.NaN, upper: Number.NaN }, value, 'invalid');
    countRational(tally, { lower: 0, upper: 0.3333333333333333 }, rational(1, 3), 'rational');
    expect(tally.missed).toHaveLength(4);
  });

  test('knows every elementary function', () => {
    for (const name of atomNames)
      expect(doubleDoubles.atom(name, doubleDoubles.fromNumber(0.625))!.high).toBeCloseTo(
        atoms[name].evaluate(0.625),
        14,
      );
  });
});
