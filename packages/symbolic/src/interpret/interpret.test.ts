import { activation, apply, constant, div, logSumExp, mul, type Program, scale, slice, trace } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { interval } from '../number/interval.js';
import { type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { encloseProgram } from './encloseProgram.js';
import { interpret } from './interpret.js';
import { evaluateExactly, evaluateModulo } from './readings.js';

const at = (name: string, parameters: Readonly<Record<string, number>> = {}): Program =>
  trace({ x: [2] }, ({ x }) => apply(activation(name, parameters), x));
const exactly = (program: Program, ...x: Rational[]): unknown => {
  const reading = evaluateExactly(program, [x]);
  return reading.status === 'computed' ? reading.outputs[0]!.map((v) => `${v.numerator}/${v.denominator}`) : reading;
};

describe('the exact reading', () => {
  test("of the paper's loss at its minimum is exactly 0", () => {
    const one = evaluateExactly(paperLoss(), [[rational(4, 3), rational(3, 4)]]);
    expect(one).toEqual({ status: 'computed', outputs: [[rational(0)]] });
  });

  test('keeps ratios: 1/3 is no double', () => {
    expect(
      exactly(
        trace({ x: [1] }, ({ x }) => scale(x, 1, 3)),
        rational(1),
      ),
    ).toEqual(['1/3']);
  });

  test('takes the owner at a break, and the exact double for a constant', () => {
    expect(exactly(at('hardTanh'), rational(1), rational(-1))).toEqual(['1/1', '-1/1']);
    expect(exactly(at('abs'), rational(0), rational(-1, 3))).toEqual(['0/1', '1/3']);
    const tenth = 0.1;
    expect(exactly(at('leakyRelu', { slope: tenth }), rational(-1), rational(2))).toEqual([
      '-3602879701896397/36028797018963968',
      '2/1',
    ]);
  });

  test('has values of elementary functions where they are rational', () => {
    expect(exactly(at('tanh'), rational(0), rational(0))).toEqual(['0/1', '0/1']);
    expect(exactly(at('sigmoid'), rational(0), rational(0))).toEqual(['1/2', '1/2']);
  });
});

describe('what cannot be decided is a value', () => {
  const scoped = (program: Program): Program => ({
    ...program,
    equations: program.equations.map((e) => ({ ...e, scope: 'layers/1' })),
  });

  test('an irrational value', () => {
    expect(exactly(scoped(at('tanh')), rational(0), rational(1))).toMatchInlineSnapshot(`
      {
        "reason": "map, element 1: tanh has no value there in the number type "rational"",
        "scope": "layers/1",
        "status": "undecided",
      }
    `);
    expect(
      exactly(
        trace({ x: [2] }, ({ x }) => logSumExp(x)),
        rational(0),
        rational(1),
      ),
    ).toMatchInlineSnapshot(`
      {
        "reason": "logSumExp, row 0: exp has no value there in the number type "rational"",
        "scope": "",
        "status": "undecided",
      }
    `);
  });

  test('a quotient by zero', () => {
    const reciprocal = trace({ x: [2] }, ({ x }) => div(constant(x, 1), x));
    expect(exactly(reciprocal, rational(2), rational(1, 3))).toEqual(['1/2', '3/1']);
    expect(exactly(reciprocal, rational(2), rational(0))).toMatchInlineSnapshot(`
      {
        "reason": "element 1 of output 0 does not exist in the number type "rational" (a quotient by zero, or an overflow)",
        "scope": "",
        "status": "undecided",
      }
    `);
  });

  test('a piece, for residues', () => {
    expect(evaluateModulo(at('relu'), [[1, 2]], 101)).toMatchInlineSnapshot(`
      {
        "reason": "map, element 0: the piece of "relu" at its break 0 is not decided in the number type "residue mod 101"",
        "scope": "",
        "status": "undecided",
      }
    `);
    expect(
      evaluateModulo(
        trace({ x: [2] }, ({ x }) => scale(x, 1, 101)),
        [[1, 2]],
        101,
      ).status,
    ).toBe('undecided');
  });

  test('a value that an interval lets leave the domain', () => {
    const log = trace({ x: [1] }, ({ x }) => div(constant(x, 1), x));
    expect(encloseProgram(log, [[interval(-1, 1)]]).status).toBe('undecided');
  });
});

describe('enclosures', () => {
  test('at a kink are hulls of the pieces, each on its part', () => {
    const inputs = [interval(-1, 3), interval(1, 1)];
    const reading = encloseProgram(at('hardTanh'), [inputs]);
    expect(reading).toEqual({ status: 'computed', outputs: [[interval(-1, 1), interval(1, 1)]] });
    const soft = encloseProgram(at('softsign'), [[interval(-1, 3), interval(-3, 0)]]);
    if (soft.status === 'undecided') throw new Error(soft.reason);
    // x/(1 + |x|): the pieces x/(1 − x) and x/(1 + x) have their poles on the other side of the break.
    for (const [k, [lower, upper]] of [
      [-0.5, 0.75],
      [-0.75, 0],
    ].entries()) {
      expect(soft.outputs[0]![k]!.lower).toBeLessThanOrEqual(lower!);
      expect(soft.outputs[0]![k]!.upper).toBeGreaterThanOrEqual(upper!);
      expect(Number.isFinite(soft.outputs[0]![k]!.upper - soft.outputs[0]![k]!.lower)).toBe(true);
    }
  });

  test('of log-sum-exp neither overflow nor lose width: log(e^1000 + e^1000) = 1000 + log 2', () => {
    const reading = encloseProgram(
      trace({ x: [2] }, ({ x }) => logSumExp(x)),
      [[interval(1000, 1000), interval(1000, 1000)]],
    );
    if (reading.status === 'undecided') throw new Error(reading.reason);
    const { lower, upper } = reading.outputs[0]![0]!;
    // log 2 = 0.693147180559945309…
    expect(lower <= 1000.6931471805599 && 1000.6931471805599 <= upper).toBe(true);
    expect(upper - lower).toBeLessThan(1e-12);
  });
});

test('an input of the wrong length is misuse', () => {
  const program = trace({ x: [2] }, ({ x }) => mul(slice(x, 0, []), slice(x, 1, [])));
  expect(() => interpret(program, [[rationalFromNumber(1)]], rationals)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: interpret: input "x" of shape [2] needs 2 numbers, got 1.]`,
  );
  expect(() => interpret(program, [], rationals)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: interpret: input "x" of shape [2] needs 2 numbers, got nothing.]`,
  );
});
