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
  const refused = (change: Partial<Repeat>): void =>
    expect(() => repeating('f', { ...wave, ...change }), JSON.stringify(change)).toThrow('repeating "f": needs breaks');
  it('say what is needed and what is given', () => {
    expect(() => repeating('f', { ...wave, period: 0.3 })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: repeating "f": needs breaks that increase within one period, for each a piece and an owner "left" or "right", and all numbers multiples of 1/1024 below 2048, got period 0.3, rise 0, breaks [0], owners [left] and 1 pieces. Scale the argument where numbers do not fit.]`,
    );
  });
  it('of counts, and of owners that are expressions', () => {
    refused({ breaks: [] });
    refused({ breaks: [], pieces: [], owners: [] });
    refused({ pieces: [x, x] });
    refused({ owners: [] });
    refused({ owners: [x] as never });
  });
  it('of breaks that do not increase within one period', () => {
    const two = { pieces: [x, x], owners: ['left', 'left'] as const };
    for (const second of [0, -1, 1, Number.NaN, Infinity]) refused({ ...two, breaks: [0, second] });
    for (const period of [0, -1, Infinity, Number.NaN]) refused({ period });
    refused({ breaks: [Number.NaN] });
  });
  it('of numbers with which breaks would be rounded', () => {
    for (const v of [0.1, 1 / 2048, 2048, -2048]) refused({ breaks: [v] });
    for (const rise of [0.1, 2048, Number.NaN, Infinity]) refused({ rise });
    for (const period of [1 / 2048, 2048, 2 ** 60]) refused({ period });
    repeating('f', { ...wave, period: 2048 - 1 / 1024, breaks: [-1 / 1024], rise: -2047 });
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
