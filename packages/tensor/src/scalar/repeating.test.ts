import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/repeating.json' with { type: 'json' };
import { randomStream } from '../random/randomStream.js';
import { randomUniform } from '../random/randomUniform.js';
import { activation } from './activation.js';
import { contactOrders } from './contact.js';
import { evaluateExpression } from './evaluateExpression.js';
import { constant, x } from './expression.js';
import {
  derivative,
  evaluateScalar,
  finitePieces,
  germ,
  germIndex,
  hasBreaks,
  isZeroFunction,
  piecewise,
  type ScalarFunction,
} from './piecewise.js';
import { repeating } from './repeating.js';
import type { Repeat } from './repetition.js';

const names = ['round', 'floor', 'ceil', 'sawtooth', 'triangleWave'];
const wave: Repeat = { period: 1, rise: 0, breaks: [0], pieces: [x], owners: ['left'] };

describe('values', () => {
  for (const [name, { values, slopes }] of Object.entries(fixture.rounding))
    it(`${name} is that of PyTorch at ties, beside them and far out, and so is its slope`, () => {
      expect(fixture.points.map((at) => evaluateScalar(activation(name), at))).toEqual(values);
      expect(slopes).toEqual([0]);
      expect(isZeroFunction(derivative(activation(name)))).toBe(true);
    });
  for (const [name, values] of Object.entries(fixture.waves))
    it(`${name} is that of exact arithmetic, up to the rounding of x − q·period`, () => {
      for (const [k, at] of fixture.near.entries())
        expect(Math.abs(evaluateScalar(activation(name), at) - values[k]!)).toBeLessThanOrEqual(2 ** -52);
      expect(isZeroFunction(derivative(activation(name)))).toBe(false);
    });
  it('not finite: infinite where the function rises, none otherwise', () => {
    for (const name of names) expect(evaluateScalar(activation(name), Number.NaN)).toBeNaN();
    expect([-Infinity, Infinity].map((at) => evaluateScalar(activation('round'), at))).toEqual([-Infinity, Infinity]);
    expect(evaluateScalar(activation('sawtooth'), Infinity)).toBeNaN();
  });
  it('are those of the germ that has the index, to the last bit', () => {
    const stream = randomStream('repeating', 1);
    for (const name of names)
      for (let f: ScalarFunction = activation(name), order = 0; order < 2; order++, f = derivative(f))
        for (let k = 0; k < 200; k++) {
          const at =
            k % 2 === 0 ? Math.round(randomUniform(stream) * 80 - 40) / 2 : (randomUniform(stream) - 0.5) * 1e4;
          expect(evaluateExpression(germ(f, germIndex(f, at)), at)).toBe(evaluateScalar(f, at));
        }
  });
});

it('of the derivative there are the same breaks, and no rise', () => {
  expect(derivative(activation('triangleWave'))).toMatchObject({
    name: "triangleWave'",
    repeat: { period: 4, rise: 0, breaks: [-1, 1], pieces: [constant(-1), constant(1)] },
  });
  expect([-5, -3, 0, 1, 2].map((at) => evaluateScalar(derivative(activation('triangleWave')), at))).toEqual([
    -1, 1, 1, 1, -1,
  ]);
});

it('contact is that of one period', () => {
  expect(names.map((name) => contactOrders(activation(name)))).toEqual([[-1, -1], [-1], [-1], [-1], [0, 0]]);
  expect(contactOrders(repeating('line', { ...wave, rise: 1 }))).toEqual(['removable']);
});

it('a function that is 0 in one period and rises is not the zero function', () => {
  expect(isZeroFunction(activation('ceil'))).toBe(false);
  expect(hasBreaks(activation('ceil'))).toBe(true);
});

describe('refusals', () => {
  const why =
    (change: Partial<Repeat>): (() => unknown) =>
    () =>
      repeating('f', { ...wave, ...change });
  it('of counts', () => {
    expect(why({ breaks: [] })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: repeating "f": needs at least one break, and one piece and one owner for each, got 0 breaks, 1 pieces and 1 owners.]`,
    );
    expect(why({ pieces: [x, x] })).toThrow('got 1 breaks, 2 pieces and 1 owners');
    expect(why({ owners: [] })).toThrow('0 owners');
  });
  it('of owners that are expressions', () => {
    expect(why({ owners: [x] as never })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: repeating "f": owners must be "left" or "right".]`,
    );
  });
  it('of breaks that do not increase within one period', () => {
    const two = { pieces: [x, x], owners: ['left', 'left'] as const };
    expect(why({ ...two, breaks: [0, 0] })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: repeating "f": breaks must be strictly increasing within one period of 1, got [0, 0].]`,
    );
    for (const breaks of [
      [0, 1],
      [0, Number.NaN],
    ])
      expect(why({ ...two, breaks })).toThrow('strictly increasing');
    for (const period of [0, -1, Infinity, Number.NaN]) expect(why({ period })).toThrow('strictly increasing');
  });
  it('of numbers with which breaks would be rounded', () => {
    expect(why({ period: 0.3 })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: repeating "f": period, breaks and rise must be multiples of a power of two by less than 2^21, got 0.3, [0] and 0. Scale the argument instead.]`,
    );
    expect(why({ breaks: [0.1] })).toThrow('multiples of a power of two');
    expect(why({ rise: 0.1 })).toThrow('multiples of a power of two');
    expect(why({ period: 2 ** 21 + 1 })).toThrow('multiples of a power of two');
    expect(why({ period: 2 ** -1000, breaks: [2 ** -1001] })).toThrow('multiples of a power of two');
    expect(why({ period: 3 * 2 ** 60, breaks: [2 ** 60], rise: 2 ** 21 - 1 })).not.toThrow();
    expect(why({ period: 2 ** -40, breaks: [2 ** -60] })).not.toThrow();
  });
  it('of pieces without a number', () => {
    for (const at of [1e300, 2 ** 32, Number.NaN, -Infinity])
      expect(() => germIndex(activation('floor'), at)).toThrow('have no number below 2^31');
    expect(() => germIndex(activation('floor'), 1e300)).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: germIndex: at 1e+300 the pieces of "floor" have no number below 2^31.]`,
    );
    expect(germIndex(activation('floor'), 2 ** 31 - 2)).toBe(2 ** 31 - 1);
  });
  it('of readers of all pieces', () => {
    const relu = piecewise('relu', [0], [constant(0), x]);
    expect(finitePieces(relu, 'reader')).toBe(relu);
    expect(() => finitePieces(activation('round'), 'reader')).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: reader: "round" has infinitely many pieces, which are not read one by one. Use an activation with finitely many.]`,
    );
  });
});
