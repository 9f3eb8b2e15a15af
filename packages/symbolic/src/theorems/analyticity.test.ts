import {
  activation,
  activations,
  apply,
  atoms,
  constant,
  div,
  expression,
  max,
  piecewise,
  trace,
  type Value,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { analyticity } from './analyticity.js';
import { isAnalyticBetween } from './isAnalyticBetween.js';
import { isTotalProgram } from './totality.js';

const of = (body: (x: Value) => Value): ReturnType<typeof analyticity> =>
  analyticity(trace({ x: [2] }, ({ x }) => body(x)));

test("the paper's loss is analytic almost everywhere", () => {
  const { proof, ...rest } = analyticity(paperLoss());
  expect(proof.status).toBe('proved');
  expect(rest).toMatchInlineSnapshot(`
    {
      "kinks": [
        {
          "activation": "relu",
          "breaks": [
            0,
          ],
          "contact": [
            0,
          ],
          "count": 2,
          "layer": "layers/1",
        },
        {
          "activation": "relu",
          "breaks": [
            0,
          ],
          "contact": [
            0,
          ],
          "count": 2,
          "layer": "layers/3",
        },
      ],
      "source": "Theorem of Crease on programs of total analytic nodes and scalar piecewise-analytic nodes; for feed-forward networks also arXiv:2510.24466, Corollary 9.",
      "statement": "The function is analytic except on a null set, which lies in the union of the sets where a pre-activation is at a break.",
      "verdict": "proved",
    }
  `);
  expect(isTotalProgram(paperLoss())).toBe(true);
});

describe('analytic almost everywhere', () => {
  test.each(Object.keys(activations))('%s: proved', (name) => {
    expect(of((x) => apply(activation(name), x)).verdict).toBe('proved');
  });

  test('everywhere, without kinks', () => {
    expect(of((x) => apply(activation('tanh'), x)).statement).toBe('The function is analytic everywhere.');
  });

  test('a maximum is a total node and a scalar function, with its ties as kinks', () => {
    const program = trace({ x: [4, 2, 3] }, ({ x }) => max(x));
    const { verdict, statement, kinks } = analyticity(program);
    expect(verdict).toBe('proved');
    expect(statement).toContain('or two candidates of a maximum are equal');
    expect(kinks).toEqual([{ layer: '', activation: 'max', breaks: [0], contact: [0], count: 8 }]);
  });

  test('softsign is not total, since the pole of each piece lies beyond its break', () => {
    const program = trace({ x: [2] }, ({ x }) => apply(activation('softsign'), x));
    expect(isTotalProgram(program)).toBe(false);
    expect(analyticity(program).kinks).toEqual([
      { layer: '', activation: 'softsign', breaks: [0], contact: [1], count: 2 },
    ]);
  });

  test('division by a traced value is unknown: the divisor may be 0 on an open set', () => {
    const verdict = of((x) => div(constant(x, 1), apply(activation('relu'), x)));
    expect(verdict.verdict).toBe('unknown');
    expect(verdict.reason).toMatchInlineSnapshot(
      `"In other nodes: reciprocal contains a quotient, whose denominator may be 0. The function may be undefined, or not analytic, on a set of positive measure."`,
    );
  });

  test('a pole inside a piece, at its end, or in the own value of a break is unknown', () => {
    const { x, constant: number, div: quotient, sub } = expression;
    const pole = (at: number): ReturnType<typeof quotient> => quotient(number(1), sub(x, number(at)));
    for (const f of [
      piecewise('inside', [0], [pole(-1), x]),
      piecewise('at its end', [0], [pole(0), x], ['right']),
      piecewise('own value', [0], [x, x], [pole(0)]),
    ])
      expect(of((v) => apply(f, v)).reason).toContain(f.name);
    expect(of((v) => apply(piecewise('elsewhere', [0], [pole(1), pole(-1)], [pole(3)]), v)).verdict).toBe('proved');
  });
});

describe('isAnalyticBetween', () => {
  const { x, constant, div, mul, sub, add, atom } = expression;
  const overSquare = (a: number): ReturnType<typeof div> => div(x, sub(mul(x, x), constant(a)));

  test('counts the roots of the denominator on the closed interval', () => {
    expect(isAnalyticBetween(overSquare(2), -1, 1)).toBe(true);
    expect(isAnalyticBetween(overSquare(2), -1, 1.5)).toBe(false);
    expect(isAnalyticBetween(overSquare(4), 2, 3)).toBe(false);
    expect(isAnalyticBetween(overSquare(4), -3, -2)).toBe(false);
    expect(isAnalyticBetween(overSquare(4), 2.0000000001, Number.POSITIVE_INFINITY)).toBe(true);
    expect(isAnalyticBetween(overSquare(-1), Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(true);
    // A double root.
    expect(isAnalyticBetween(div(x, mul(sub(x, constant(1)), sub(x, constant(1)))), 0, 2)).toBe(false);
  });

  test('finds no proof for log, nor for a denominator that is no polynomial', () => {
    expect(isAnalyticBetween(atom(atoms.log, x), 1, 2)).toBe(false);
    expect(isAnalyticBetween(div(x, add(constant(2), atom(atoms.tanh, x))), 0, 1)).toBe(false);
    expect(isAnalyticBetween(div(x, sub(x, x)), 0, 1)).toBe(false);
  });
});
