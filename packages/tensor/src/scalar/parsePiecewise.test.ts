import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { CreaseError, FormatError } from '../errors.js';
import { activation, activations } from './activation.js';
import { parsePiecewise } from './parsePiecewise.js';
import { evaluateScalar } from './piecewise.js';

/** The rows of the activation table, as a reader would type them. */
const formulas: Readonly<Record<string, string>> = {
  relu: '0 | x',
  leakyRelu: 'x <= 0: 0.01*x | x',
  abs: 'x < 0: -x | x = 0: 0 | x',
  elu: 'expm1(x) | x',
  selu: '1.0507009873554805*(1.6732632423543772*expm1(x)) | 1.0507009873554805*x',
  relu6: 'x ≤ 0: 0 | x < 6: x | 6',
  hardTanh: 'x <= -1: -1 | x < 1: x | 1',
  sigmoid: 'sigmoid(x)',
  tanh: 'tanh(x)',
  softplus: 'softplus(x)',
  silu: 'x*sigmoid(x)',
  gelu: 'x*normalCdf(x)',
  square: 'x^2',
  identity: 'x',
  softsign: 'x/(1 - x) | x/(1 + x)',
};

describe('parsePiecewise', () => {
  it.each(Object.entries(formulas))('reads the record of %s, bit by bit', (name, formula) => {
    expect(parsePiecewise(formula, name)).toEqual(activation(name));
  });

  it('can write most of the table', () => {
    expect(Object.keys(activations)).toEqual(expect.arrayContaining(Object.keys(formulas)));
  });

  // The right-hand sides are the engine's own reading of the same formula.
  it.each([
    ['-x^2', (x: number) => -(x ** 2)],
    ['2 - x - 1', (x: number) => 2 - x - 1],
    ['8 / 2 / 2 * x', (x: number) => (8 / 2 / 2) * x],
    ['2*-x + +3', (x: number) => 2 * -x + 3],
    ['(x + 1)^3*(x - 1)', (x: number) => (x + 1) ** 3 * (x - 1)],
    ['1.5e-1*x + .25 + 4.', (x: number) => 0.15 * x + 0.25 + 4],
    ['  x ^ 0  ', () => 1],
    ['--x', (x: number) => x],
    ['x < 1: 3 | 4', (x: number) => (x < 1 ? 3 : 4)],
    ['x <= 1: 3 | 4', (x: number) => (x <= 1 ? 3 : 4)],
    ['x < -1: 1 | x < 1: 2 | x = 1: 3 | 4', (x: number) => (x < -1 ? 1 : x < 1 ? 2 : x === 1 ? 3 : 4)],
  ])('%s', (formula, expected) => {
    const f = parsePiecewise(formula);
    for (const at of [-2, -1, -0.5, 0, 1, 1.5]) expect(evaluateScalar(f, at) + 0, `${at}`).toBe(expected(at) + 0);
  });

  it('is named by its formula unless it gets a name', () => {
    expect(parsePiecewise(' 0 | x ').name).toBe('0 | x');
    expect(parsePiecewise('0 | x', 'mine').name).toBe('mine');
  });

  it.each([
    ['', 'column 1: expected a number, x, a function or "(", got the end of the formula.'],
    ['2x', 'column 2: expected an operator (products are written with *, as in 2*x), got "x".'],
    ['x(x)', 'column 2: expected an operator (products are written with *, as in 2*x), got "(".'],
    ['x +', 'column 4: expected a number, x, a function or "(", got the end of the formula.'],
    ['(x', 'column 3: expected an operator or ")", got the end of the formula.'],
    ['x)', 'column 2: expected an operator, "|" or the end of the formula, got ")".'],
    ['x^-1', 'column 3: expected a whole exponent from 0 to 64, got "-".'],
    ['x^0.5', 'column 3: expected a whole exponent from 0 to 64, got "0.5".'],
    ['x^65', 'column 3: expected a whole exponent from 0 to 64, got "65".'],
    ['x^2^3', 'column 4: expected one exponent (use parentheses, as in (x^2)^3), got "^".'],
    ['tanh x', 'column 6: expected "(" after tanh, got "x".'],
    ['1e999', 'column 1: expected a number below 1.8e308, got "1e999".'],
    ['x < y: 0 | x', 'column 5: expected a number, got "y".'],
    ['x < 0 0 | x', 'column 7: expected ":" after the condition, got "0".'],
    [
      'x < 0: 0 | x < 1: x',
      'column 12: expected a last piece without a condition, which holds to the right of all breaks, got "x".',
    ],
    ['0 | x | 1', 'column 1: expected a condition for each piece but the last, as in "x <= 0: 0 | x", got "0".'],
    ['x < 1: 0 | x < 1: x | 1', 'column 12: expected a break above 1, for pieces go from left to right, got "x".'],
    ['x <= 0: 0 | x = 0: 1 | x', 'column 13: expected "x < 0" in the piece before "x = 0", got "x".'],
    ['x = 0: 1 | x', 'column 1: expected "x < 0" in the piece before "x = 0", got "x".'],
    [
      'x $ 1',
      'column 3: the character "$" has no meaning in a formula. Formulas have numbers, x, functions and + - * / ^ ( ) | : < <= =.',
    ],
    ['x'.repeat(1001), 'A formula may have 1000 characters, this one has 1001. Shorten it.'],
  ])('refuses %s', (formula, message) => {
    expect(() => parsePiecewise(formula)).toThrow(new FormatError(message));
  });

  it.each(['max(0, x)', 'constructor(x)', '__proto__', 'abs(x)'])(
    'names the functions that there are: %s',
    (formula) => {
      expect(() => parsePiecewise(formula)).toThrow(/^column 1: expected x or one of the functions exp, /);
    },
  );

  it('reads the longest formulas', () => {
    const nested = `${'('.repeat(499)}x${')'.repeat(499)}`;
    expect(parsePiecewise(nested, 'x')).toEqual({ ...activation('identity'), name: 'x' });
  });
});

property.prop(
  [fc.array(fc.constantFrom(...'x 1 . e - + * / ^ ( ) | : < = tanh exp'.split(' '))).map((t) => t.join(' '))],
  {
    seed: 5,
    numRuns: 2000,
  },
)('any text is a function or a FormatError', (text) => {
  try {
    expect(parsePiecewise(text).pieces.length).toBeGreaterThan(0);
  } catch (error) {
    expect(error).toBeInstanceOf(CreaseError);
    expect((error as Error).name).toBe('FormatError');
  }
});
