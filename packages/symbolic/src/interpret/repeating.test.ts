import {
  activation,
  add,
  apply,
  evaluateScalar,
  mul,
  type Program,
  randomStream,
  randomUniform,
  regions,
  repeating,
  restrict,
  trace,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/repeating.json' with { type: 'json' };
import { formatRational, parseRational } from '../encoding/rationalText.js';
import { secondOrder } from '../jets/secondOrder.js';
import { scalarLatex } from '../latex/scalarLatex.js';
import { type Interval, interval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import { rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { analyticity } from '../theorems/analyticity.js';
import { encloseProgram } from './encloseProgram.js';
import { kinkEquations } from './kinkEquations.js';
import { evaluateExactly, evaluateModulo } from './readings.js';

const names = ['round', 'floor', 'ceil', 'sawtooth', 'triangleWave'] as const;
const of = (name: string, size = 1): Program => trace({ x: [size] }, ({ x }) => apply(activation(name), x));

function range(name: string, lower: number, upper: number): Interval {
  const reading = encloseProgram(of(name), [[interval(lower, upper)]]);
  if (reading.status === 'undecided') throw new Error(reading.reason);
  return reading.outputs[0]![0]!;
}

describe('the exact reading', () => {
  test.each(names)('of %s is that of exact arithmetic', (name) => {
    const points = fixture.rationals.map(parseRational);
    const reading = evaluateExactly(of(name, points.length), [points]);
    expect(reading.status === 'computed' && reading.outputs[0]!.map(formatRational)).toEqual(fixture.exact[name]);
  });
  test('has derivatives of both orders, at a break those of its owner', () => {
    const wave = trace({ x: [1] }, ({ x }) => mul(x, apply(activation('triangleWave'), x)));
    expect(secondOrder(wave, [rational(5, 2)], rationals)).toMatchObject({
      gradient: [rational(-3)],
      hessian: [[rational(-2)]],
    });
    expect(secondOrder(wave, [rational(5)], rationals)).toMatchObject({
      gradient: [rational(6)],
      hessian: [[rational(2)]],
    });
  });
  test('refuses pieces without a number', () => {
    const reading = evaluateExactly(of('round'), [[rational(10n ** 30n)]]);
    expect(reading).toMatchObject({
      reason: expect.stringContaining('"round" at this argument has no number below 2^31'),
    });
  });
  test('cannot compare in a number type without an order', () => {
    expect(evaluateModulo(of('round'), [[1]], 101)).toMatchObject({
      reason: expect.stringContaining('the piece of "round" at its break'),
    });
  });
});

describe('enclosures', () => {
  const stream = randomStream('enclosures of functions that repeat', 1);
  test.each(names)('of %s contain its values, however wide', (name) => {
    for (const width of [0, 0.1, 1, 10, 1000, 1e9])
      for (let k = 0; k < 20; k++) {
        const lower = (randomUniform(stream) - 0.5) * 100;
        const { lower: from, upper: to } = range(name, lower, lower + width);
        for (let j = 0; j <= 4; j++) {
          const value = evaluateScalar(activation(name), Math.min(lower + (width * j) / 4, lower + width));
          expect(value).toBeGreaterThanOrEqual(from - 2 ** -52);
          expect(value).toBeLessThanOrEqual(to + 2 ** -52);
        }
      }
  });
  test('are the exact ranges where the pieces are looked at', () => {
    expect(range('round', 0.5, 2.5)).toEqual(interval(0, 2));
    expect(range('floor', -0.5, 0)).toEqual(interval(-1, 0));
    expect(range('triangleWave', 0.5, 2)).toEqual(interval(0, 1));
    expect(range('triangleWave', -9, 90)).toEqual(interval(-1, 1));
  });
  test('of many pieces grow with the rise, and without one not at all', () => {
    expect(range('triangleWave', -1e300, 1e300)).toEqual(interval(-1, 1));
    const { lower, upper } = range('floor', -1000.5, 1000.5);
    expect([lower, upper]).toEqual([expect.closeTo(-1001, -1), expect.closeTo(1000, -1)]);
    expect(range('floor', -Infinity, Infinity)).toEqual(interval(-Infinity, Infinity));
  });
  test('of second derivatives off the breaks are sharp, and over a break undecided', () => {
    const wave = trace({ x: [1] }, ({ x }) => mul(x, apply(activation('triangleWave'), x)));
    expect(secondOrder(wave, [interval(1.25, 2.75)], intervals)).toMatchObject({ hessian: [[interval(-2, -2)]] });
    expect(secondOrder(wave, [interval(2.5, 3.5)], intervals)).toMatchObject({ status: 'undecided' });
  });
});

describe('analyticity', () => {
  test('almost everywhere is proved: the breaks are a closed null set', () => {
    const { verdict, kinks, proof } = analyticity(of('triangleWave', 3));
    expect(verdict).toBe('proved');
    expect(kinks).toEqual([
      { layer: '', activation: 'triangleWave', breaks: [-1, 1], period: 4, contact: [0, 0], count: 3 },
    ]);
    expect(proof.premises[0]!.premises).toMatchObject([
      {
        rule: 'scalar node',
        hypotheses: [
          'analytic on each closed piece, with breaks at -1, 1 and all whole multiples of 4 from there',
          'defined everywhere',
        ],
      },
    ]);
  });
  test('everywhere where all breaks are removable, and on fixed pieces', () => {
    const line = repeating('line', {
      period: 1,
      rise: 1,
      breaks: [0],
      pieces: [{ op: 'x' }],
      owners: ['left'],
    });
    expect(analyticity(trace({ x: [1] }, ({ x }) => apply(line, x)))).toMatchObject({ verdict: 'proved', kinks: [] });
    const program = of('sawtooth');
    const fixed = restrict(program, regions(program, [[7.5]]).pattern);
    expect(analyticity(fixed).statement).toBe('The function is analytic everywhere.');
  });
  test('is unknown where one period is not analytic', () => {
    const pole = repeating('pole', {
      period: 2,
      rise: 0,
      breaks: [1],
      pieces: [{ op: 'div', left: { op: 'constant', value: 1 }, right: { op: 'x' } }],
      owners: ['left'],
    });
    expect(analyticity(trace({ x: [1] }, ({ x }) => apply(pole, x))).reason).toContain('pole contains a quotient');
  });
});

test('the equations of the kinks name one period, and how they go on', () => {
  const program = trace({ theta: [2] }, ({ theta }) =>
    apply(activation('round'), add(theta, apply(activation('relu'), theta))),
  );
  const found = kinkEquations(program).filter((kink) => kink.activation === 'round' && kink.unit === 0);
  expect(
    found.map(({ break: at, period, contact, smoothness, latex, text }) => [
      at,
      period,
      contact,
      smoothness,
      latex,
      text,
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        0.5,
        2,
        -1,
        -1,
        "z_{2,1}^{(1)}(\\theta) = \\theta_{1} + \\operatorname{relu}\\left(\\theta_{1}\\right) = 0.5 + 2k,\\ k \\in \\mathbb{Z}",
        "round in the program: pre-activation of unit 0, sample 0 = 0.5 + 2 k for a whole number k",
      ],
      [
        1.5,
        2,
        -1,
        -1,
        "z_{2,1}^{(1)}(\\theta) = \\theta_{1} + \\operatorname{relu}\\left(\\theta_{1}\\right) = 1.5 + 2k,\\ k \\in \\mathbb{Z}",
        "round in the program: pre-activation of unit 0, sample 0 = 1.5 + 2 k for a whole number k",
      ],
      [
        0.5,
        2,
        -1,
        -1,
        "z_{2,1}^{(2)}(\\theta) = \\theta_{2} + \\operatorname{relu}\\left(\\theta_{2}\\right) = 0.5 + 2k,\\ k \\in \\mathbb{Z}",
        "round in the program: pre-activation of unit 0, sample 1 = 0.5 + 2 k for a whole number k",
      ],
      [
        1.5,
        2,
        -1,
        -1,
        "z_{2,1}^{(2)}(\\theta) = \\theta_{2} + \\operatorname{relu}\\left(\\theta_{2}\\right) = 1.5 + 2k,\\ k \\in \\mathbb{Z}",
        "round in the program: pre-activation of unit 0, sample 1 = 1.5 + 2 k for a whole number k",
      ],
    ]
  `);
});

test('LaTeX', () => {
  expect(names.map((name) => scalarLatex(activation(name))).join('\n')).toMatchInlineSnapshot(`
    "\\begin{cases}2k & -0.5 + 2k \\le x \\le 0.5 + 2k\\\\1 + 2k & 0.5 + 2k < x < 1.5 + 2k\\end{cases}\\quad {k \\in \\mathbb{Z}}
    \\begin{cases}-1 + k & -1 + k \\le x < k\\end{cases}\\quad {k \\in \\mathbb{Z}}
    \\begin{cases}k & -1 + k < x \\le k\\end{cases}\\quad {k \\in \\mathbb{Z}}
    \\begin{cases}\\left(x - k\\right) + 1 & -1 + k \\le x < k\\end{cases}\\quad {k \\in \\mathbb{Z}}
    \\begin{cases}-2 - \\left(x - 4k\\right) & -3 + 4k < x \\le -1 + 4k\\\\x - 4k & -1 + 4k < x \\le 1 + 4k\\end{cases}\\quad {k \\in \\mathbb{Z}}"
  `);
});
