import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/repeating.json' with { type: 'json' };
import { randomRepeat } from '../../../../tests/support/randomRepeat.js';
import { randomInteger } from '../random/randomInteger.js';
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
  it('keep the sign of 0 where pieces do', () => {
    expect([-0, 0].map((at) => evaluateScalar(repeating('wave', wave), at))).toEqual([-0, 0]);
    expect(evaluateScalar(activation('triangleWave'), -0)).toBe(-0);
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

describe('the number of a piece', () => {
  const scratch = new DataView(new ArrayBuffer(8));
  /** A double in units of 2^-1074, the smallest of all. */
  const units = (v: number): bigint => {
    scratch.setFloat64(0, v);
    const bits = scratch.getBigUint64(0);
    const exponent = (bits >> 52n) & 0x7ffn;
    const size = (bits & 0xfffffffffffffn) | (exponent > 0n ? 1n << 52n : 0n);
    return (v < 0 ? -size : size) << (exponent > 0n ? exponent - 1n : 0n);
  };
  const beside = (v: number, steps: bigint): number => {
    if (v === 0) return Number(steps) * Number.MIN_VALUE;
    scratch.setFloat64(0, v);
    scratch.setBigUint64(0, scratch.getBigUint64(0) + steps);
    return scratch.getFloat64(0);
  };
  it('is that of integer arithmetic, for random functions on their breaks, beside them and between', () => {
    const stream = randomStream('pieces', 1);
    const integer = (bound: number): number => randomInteger(stream, bound);
    for (let trial = 0; trial < 60; trial++) {
      const { period, breaks, owners } = randomRepeat(stream);
      const m = breaks.length;
      // Piece r of one period is r and a period rises by m, so that the value is the number of the piece.
      const numbered = repeating('numbered', {
        period,
        rise: m,
        breaks,
        owners,
        pieces: breaks.map((_, r) => constant(r)),
      });
      const all = breaks.map(units);
      const numberOf = (at: number): number => {
        const [u, p] = [units(at), units(period)];
        const rest = (((u - all[0]!) % p) + p) % p;
        const q = (u - all[0]! - rest) / p;
        const passed = all.filter((b, r) => {
          const from = b - all[0]!;
          return rest > from || (rest === from && owners[r] === 'right');
        }).length;
        return Number(q) * m + passed;
      };
      for (let k = 0; k < 60; k++) {
        const turns = k % 3 === 0 ? integer(7) - 3 : (integer(2 ** 32) - 2 ** 31) / 2 ** integer(32);
        const at = breaks[integer(m)]! + Math.trunc(turns) * period;
        const points = [at, beside(at, 1n), beside(at, -1n), at + (integer(1024) / 1024) * period, turns * period];
        for (const point of points.filter((v) => Math.abs(v) < 2 ** 42)) {
          const n = numberOf(point);
          const message = `${point} with breaks [${breaks}], owners [${owners}], period ${period}`;
          expect(evaluateScalar(numbered, point), message).toBe(n);
          if (Math.abs(n) < 2 ** 31) expect(germIndex(numbered, point) + 0, message).toBe(n);
        }
      }
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

describe('far out', () => {
  const stream = randomStream('far out', 1);
  /** Numbers between 2^40 and 2^1024, most of them close to the end of what can be a fraction, of both signs. */
  const points = Array.from({ length: 400 }, (_, k) => {
    const exponent = 40 + randomUniform(stream) * (k % 2 === 0 ? 16 : 983);
    return (k % 4 < 2 ? 1 : -1) * (1 + randomUniform(stream)) * 2 ** Math.floor(exponent);
  }).concat(2 ** 53 + 2, -(2 ** 53) - 2, 2 ** 42, Number.MAX_VALUE, -Number.MAX_VALUE);
  // Of doubles, floor and remainder are exact.
  const exact: Record<string, (at: number) => number> = {
    floor: Math.floor,
    ceil: Math.ceil,
    round: (at) => at - (at % 2) + [-2, -2, -1, 0, 0, 0, 1, 2, 2][2 * (at % 2) + 4]!,
    sawtooth: (at) => at - Math.floor(at),
    triangleWave: (at) => 1 - Math.abs(2 - (((at % 4) + 5) % 4)),
  };
  it.for(names)('%s is exact where the argument is', (name) => {
    // Half a unit is the smallest fraction between 2^51 and 2^52.
    for (const at of points.map((v) => (Math.abs(v) < 2 ** 52 ? Math.round(2 * v) / 2 : v)))
      expect(evaluateScalar(activation(name), at) + 0, `${name} of ${at}`).toBe(exact[name]!(at) + 0);
  });
  it('a short period is no limit', () => {
    const short = repeating('short', { ...wave, period: 3 / 1024 });
    const stairs = repeating('stairs', { ...wave, period: 1 / 2, rise: 1 / 4, pieces: [constant(0)] });
    for (const at of points) {
      // The piece at the left of 0 goes from −3/1024 to 0.
      const rest = at % (3 / 1024);
      expect(evaluateScalar(short, at) + 0).toBe((rest > 0 ? rest - 3 / 1024 : rest) + 0);
      if (Math.abs(at) >= 2 ** 53) expect(evaluateScalar(stairs, at)).toBe(at / 2);
    }
  });
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
