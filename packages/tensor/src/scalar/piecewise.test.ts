import { describe, expect, it } from 'vitest';
import * as atoms from './atoms.js';
import { evaluateExpression, power } from './evaluateExpression.js';
import { add, atom, constant, div, type Expression, mul, neg, pow, sub, substitute, x } from './expression.js';
import { derivative, germIndex, isZeroFunction, type Owner, piecewise } from './piecewise.js';
import { polynomialDegree } from './polynomial.js';
import { isTotal } from './total.js';

describe('piecewise', () => {
  it('refuses unsorted breaks', () => {
    expect(() => piecewise('f', [1, 0], [x, x, x])).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: piecewise "f": breaks must be finite and strictly increasing, got [1, 0]. Sort them and remove repeated ones.]`,
    );
  });
  it('refuses repeated and non-finite breaks', () => {
    expect(() => piecewise('f', [0, 0], [x, x, x])).toThrow('strictly increasing');
    expect(() => piecewise('f', [Number.NaN], [x, x])).toThrow('finite');
  });
  it('wants one piece for each interval', () => {
    expect(() => piecewise('f', [0], [x])).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: piecewise "f": 1 breaks need 2 pieces, got 1. Give one piece for each interval between breaks.]`,
    );
  });
  it('wants expressions as pieces and owners', () => {
    const message = 'piecewise "f": a piece is an expression, an owner "left", "right" or an expression.';
    expect(() => piecewise('f', [0], [0 as unknown as Expression, x])).toThrow(message);
    expect(() => piecewise('f', [0], [x, x], ['middle' as unknown as Owner])).toThrow(message);
    expect(piecewise('f', [0], [x, x], [x]).owners).toEqual([x]);
  });
  it('wants one owner for each break', () => {
    expect(() => piecewise('f', [0], [x, x], [])).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: piecewise "f": every break needs one owner, got 0 owners for 1 breaks.]`,
    );
  });
  it('selects the piece of the interval and the owner of the break', () => {
    const f = piecewise('f', [0, 1, 2], [x, constant(1), x, constant(3)], ['left', 'right', constant(9)]);
    expect([-1, 0, 0.5, 1, 1.5, 2, 3].map((v) => germIndex(f, v))).toEqual([0, 0, 1, 2, 2, 6, 3]);
  });
  it('returns the same derivative record for the same function', () => {
    const f = piecewise('f', [0], [x, mul(x, x)]);
    expect(derivative(f)).toBe(derivative(f));
    expect(derivative(f).name).toBe("f'");
    expect(isZeroFunction(derivative(f))).toBe(false);
    expect(isZeroFunction(derivative(derivative(piecewise('g', [0], [constant(0), x]))))).toBe(true);
  });
});

describe('expressions', () => {
  it('fold what holds for all real numbers', () => {
    expect(add(x, constant(0))).toBe(x);
    expect(sub(constant(0), x)).toEqual(neg(x));
    expect(mul(constant(-1), x)).toEqual(neg(x));
    expect(mul(x, constant(0))).toEqual(constant(0));
    expect(neg(neg(x))).toBe(x);
    expect(pow(x, 0)).toEqual(constant(1));
    expect(div(constant(0), x)).toEqual(constant(0));
  });
  it('substitute', () => {
    const e = div(add(pow(x, 3), neg(x)), sub(atom(atoms.exp, x), mul(constant(2), x)));
    const composed = substitute(e, add(x, constant(1)));
    expect(evaluateExpression(composed, 0.5)).toBe(evaluateExpression(e, 1.5));
  });
  it('power multiplies in one fixed order', () => {
    for (let n = 1; n < 40; n++) expect(power(2, n, (p, q) => p * q)).toBe(2 ** n);
  });
  it('know whether they are polynomials', () => {
    expect(polynomialDegree(mul(pow(x, 3), div(add(x, constant(1)), constant(6))))).toBe(4);
    expect(polynomialDegree(neg(sub(x, constant(1))))).toBe(1);
    expect(polynomialDegree(atom(atoms.exp, x))).toBeUndefined();
    expect(polynomialDegree(mul(x, atom(atoms.tanh, x)))).toBeUndefined();
    expect(polynomialDegree(div(x, x))).toBeUndefined();
    expect(polynomialDegree(div(x, constant(0)))).toBeUndefined();
  });
  it('know whether they are total', () => {
    expect(isTotal(mul(neg(x), atom(atoms.tanh, pow(x, 2))))).toBe(true);
    expect(isTotal(div(x, constant(3)))).toBe(true);
    expect(isTotal(div(constant(1), x))).toBe(false);
    expect(isTotal(atom(atoms.log, x))).toBe(false);
  });
});
