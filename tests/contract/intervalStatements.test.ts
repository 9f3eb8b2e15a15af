import { readFileSync } from 'node:fs';
import { decorate, interval, parseInterval, pown, rangeOn, rootn } from '@crease/symbolic';
import { describe, expect, test } from 'vitest';
import { parseItl } from '../support/itl/parseItl.ts';
import { runStatement } from '../support/itl/runItl.ts';

const statements = parseItl(readFileSync(new URL('../oracles/intervalStatements.itl', import.meta.url), 'utf8'));
const names = [...new Set(statements.map((s) => s.function))];

describe('functions of sets against fractions and mpmath, bare and decorated', () => {
  test.each(names)('%s gives the tightest interval and the right decoration', (name) => {
    const own = statements.filter((s) => s.function === name);
    expect(own).toHaveLength(20);
    expect(own.filter((s) => runStatement(s).outcome !== 'equal')).toEqual([]);
  });
});

describe('statements by hand: relations, sets, measures, texts', () => {
  // The definitions of IEEE Std 1788-2015 applied to a few sets; 2^(1074/7) from mpmath.
  const byHand = `
    subset [empty] [1, 2] = true;
    subset [1, 2] [empty] = false;
    subset [nai] [1, 2]_com = false;
    equal [1, infinity] [1, infinity] = true;
    interior [entire] [entire] = true;
    interior [1, 2] [1, 3] = false;
    interior [empty] [empty] = true;
    less [1, 3] [2, 3] = true;
    less [1, 2] [empty] = false;
    strictLess [-infinity, 1] [-infinity, 2] = true;
    strictLess [1, 2] [1, 3] = false;
    precedes [1, 2] [2, 3] = true;
    strictPrecedes [1, 2] [2, 3] = false;
    precedes [nai] [empty]_trv = false;
    disjoint [1, 2] [3, 4] = true;
    disjoint [1, 3] [3, 4] = false;
    overlap [1, 2] [2, 3] = meets;
    overlap [2, 2] [2, 3] = starts;
    overlap [2, 5] [3, 4] = contains;
    overlap [nai] [1, 2]_com = undefined;
    overlap [empty] [1, 2] = firstEmpty;
    intersection [1, 3]_com [2, 4]_com = [2, 3]_trv;
    intersection [1, 2] [3, 4] = [empty];
    convexHull [1, 2] [empty] = [1, 2];
    convexHull [nai] [1, 2]_com = [nai];
    cancelMinus [1, 5] [1, 2] = [0, 3];
    cancelMinus [1, 2] [1, 5] = [entire];
    cancelPlus [1, 5] [-2, -1] = [0, 3];
    cancelMinus [empty] [1, 2] = [empty];
    mid [empty] = NaN;
    mid [0, infinity] = 0x1.fffffffffffffp1023;
    midRad [1, 4] = 2.5 1.5;
    wid [-1, infinity] = infinity;
    mag [empty] = NaN;
    mig [-3, -2] = 2;
    recip [0, 4] = [0.25, infinity];
    recip [0, 0] = [empty];
    div [1, 2]_com [-1, 1]_com = [entire]_trv;
    sign [0, 0]_com = [0, 0]_dac;
    ceil [1.5, 2]_com = [2, 2]_dac;
    floor [1.25, 1.5]_com = [1, 1]_com;
    roundTiesToEven [2.5, 3.5] = [2, 4];
    roundTiesToAway [-2.5, 2.5]_com = [-3, 3]_def;
    pow [0, 2] [-1, 1] = [0, infinity];
    pow [-1, 4]_com [0.5, 0.5]_com = [0, 2]_trv;
    pown [-2, 4] -1 = [entire];
    atan2 [-1, 0]_com [-1, -1]_com = [-0x1.921FB54442D19p1, 0x1.921FB54442D19p1]_def;
    atan2 [0, 1]_com [-1, -1]_com = [0x1.2D97C7F3321D2p1, 0x1.921FB54442D19p1]_dac;
    d-textToInterval "2.5?1" = [0x1.3333333333333p+1, 0x1.4cccccccccccdp+1]_com;
    d-textToInterval "[1/3, 2e0]_def" = [0x1.5555555555555p-2, 2]_def;
    d-textToInterval "[1, ]_com" = [nai] signal UndefinedOperation;
    d-textToInterval "[1/0, 2]" = [nai] signal UndefinedOperation;
    b-textToInterval "[0x1.8p1]" = [3, 3];
    b-textToInterval "10??d" = [-infinity, 10];
    b-textToInterval "[2, 1]" = [empty] signal UndefinedOperation;
    absRev [-1, 2] = [-2, 2];
    absRevBin [1, 2] [-1.5, 0] = [-1.5, -1];
    sqrRev [4, 9]_com = [-3, 3]_trv;
    sqrRevBin [4, 9] [0, 2.5] = [2, 2.5];
    coshRev [-1, 0.5] = [empty];
    coshRevBin [1, 1] [-1, 1] = [0, 0];
    pownRev [8, 27] 3 = [2, 3];
    pownRev [0.25, 4] -2 = [-2, 2];
    pownRevBin [-1, 1] [-0.5, 2] -1 = [1, 2];
    pownRevBin [0, 1] [1, 2] 0 = [1, 2];
    pownRev [2, 3] 0 = [empty];
    pownRev [0x0.0000000000001p-1022, 1] -3 = [1, 0x1p+358];
    pownRev [0x0.0000000000001p-1022, 0x0.0000000000001p-1022] -7 = [0x1.588cea3f093bdp+153, 0x1.588cea3f093bep+153];
    mulRev [1, 2] [3, 4] = [1.5, 4];
    mulRevTen [-1, 1] [2, 3] [-4, 1] = [-4, -2];
    mulRevToPair [-1, 1] [2, 3] = [-infinity, -2] [2, infinity];
    mulRevToPair [-2, 1]_com [-3, -1]_com = [-infinity, -1]_trv [0.5, infinity]_trv;
    mulRevToPair [0, 2] [0, 1] = [entire] [empty];
    mulRevToPair [0, 0] [1, 2] = [empty] [empty];
    setDec [1, 2] ill = [nai] signal UndefinedOperation;`;

  test.each(parseItl(byHand))('$function $inputs', (statement) => {
    expect(runStatement(statement)).toMatchObject({ outcome: 'equal' });
  });

  test('a wider, a tighter, a wrong and an unknown statement are told apart', () => {
    const outcomes = parseItl(`
      add [1, 2] [0, 0] = [1.5, 2];
      add [1, 2] [0, 0] = [0, 2];
      add [1, 2] [0, 0] = [0, 1.5];
      foo [1, 2] = [1, 2];`).map((statement) => runStatement(statement).outcome);
    expect(outcomes).toEqual(['wider', 'tighter', 'wrong', 'skipped']);
    expect(() => parseItl('add [1, 2]')).toThrow('line 1 is not a statement');
  });
});

test('a literal is described with its decoration', () => {
  expect(parseInterval('[0.5, inf]')).toEqual({
    interval: { lower: 0.5, upper: Infinity, decoration: 'dac' },
    undefinedOperation: 'no',
  });
});

test('numbers beyond all doubles are read, whatever their exponents', () => {
  const read = (text: string): readonly number[] => {
    const { lower, upper } = parseInterval(text).interval;
    return [lower, upper];
  };
  for (const exponent of ['400', '999999999999'])
    for (const text of [`[1e${exponent}]`, `[0x0.01p+${exponent}00]`, `2.5?e${exponent}`])
      expect(read(text), text).toEqual([Number.MAX_VALUE, Infinity]);
  for (const exponent of ['-400', '-999999999999'])
    for (const text of [`[1e${exponent}]`, `[0x123p${exponent}00]`, `2.5?e${exponent}`])
      expect(read(text), text).toEqual([0, Number.MIN_VALUE]);
  expect(read('[-1e999999999999, 0e999999999999]')).toEqual([-Infinity, 0]);
  expect(read(`[${'0.'.padEnd(6000, '0')}1e6000]`)).toEqual([10, 10]);
});

test('misuse is refused', () => {
  expect(() => decorate(interval(1, 2), 'best' as never)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: decorate: expected one of com, dac, def, trv, ill, got 'best'.]`,
  );
  expect(() => pown(0.5)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: pown: expected an integer order, got 0.5. Use pow for others.]`,
  );
  expect(() => rootn(0)).toThrowErrorMatchingInlineSnapshot(`[DomainError: rootn: there is no root of order 0.]`);
  expect(rangeOn(pown(3), interval(Number.NEGATIVE_INFINITY, 2))).toEqual(interval(Number.NEGATIVE_INFINITY, 8));
});
