import {
  activation,
  add,
  apply,
  constant,
  div,
  expression,
  mul,
  type Program,
  piecewise,
  scale,
  slice,
  sub,
  sum,
  trace,
  type Value,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { certificateCases } from '../../../../tests/support/certificateCases.js';
import { largestModulus } from '../number/modular.js';
import { isPrime } from '../number/primes.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { certifyNonSingular } from './certifyNonSingular.js';
import type { GcdEvidence } from './gcdEvidence.js';
import { gcdMethod } from './gcdMethod.js';

/** A loss of n numbers, written with the operations of @crease/tensor on scalars. */
function loss(n: number, body: (...theta: Value[]) => Value): Program {
  return trace({ theta: [n] }, ({ theta }) => body(...Array.from({ length: n }, (_, k) => slice(theta, k, []))));
}

const square = (a: Value): Value => apply(activation('square'), a);
const half = (a: Value): Value => scale(a, 1, 2);
const total = (...terms: Value[]): Value => terms.reduce((a, b) => add(a, b));
const found = (program: Program): unknown => {
  const answer = certifyNonSingular({ program });
  expect(verifyCertificate(JSON.parse(JSON.stringify(answer.certificate))).result).toBe('valid');
  return answer.exceptional!.map((e) => [e.eta, e.status]);
};

describe('exceptional step sizes found by brute force in sympy', () => {
  // The largest case is among the losses of referenceLosses.test.ts.
  test.each(certificateCases.filter(({ name }) => name !== '1-2-1 hardTanh'))(
    '$name',
    ({ program, exceptional, numPatterns }) => {
      // The check is a step of its own here.
      const answer = certifyNonSingular({ program }, undefined, { check: false });
      expect(answer.verdict).toBe('proved');
      expect(answer.exceptional!.every((e) => e.status === 'proved')).toBe(true);
      const values = answer.exceptional!.map((e) => e.value);
      // What is feasible there was found by sampling; it is all that is feasible in these cases.
      const expected = exceptional.filter((e) => e.isFeasible).map((e) => e.eta);
      expect(values).toHaveLength(expected.length);
      for (const [k, eta] of expected.entries()) expect(Math.abs(values[k]! - eta)).toBeLessThan(1e-15 * eta);
      expect(answer.range).toEqual([0, values[0] ?? 'Infinity']);
      const { groups } = answer.certificate!.evidence as {
        readonly groups: readonly { patterns: readonly string[] }[];
      };
      expect(groups.flatMap((g) => g.patterns)).toHaveLength(numPatterns);
      expect(verifyCertificate(JSON.parse(JSON.stringify(answer.certificate)))).toEqual({
        result: 'valid',
        why: answer.certificate!.claim.sentence,
      });
    },
    60_000,
  );
});

describe('constant eigenvalues', () => {
  // |θ|²/2 + x₁y₁² + x₂y₁y₂ + x₃y₂²: the eigenvalue 1 is constant, its eigenvector (y₂², −2y₁y₂, y₁², 0, 0) is not.
  const perazzo = (x1: Value, x2: Value, x3: Value, y1: Value, y2: Value): Value =>
    total(
      ...[x1, x2, x3, y1, y2].map((t) => half(square(t))),
      mul(x1, square(y1)),
      mul(mul(x2, y1), y2),
      mul(x3, square(y2)),
    );

  test('with an eigenvector that is not constant: the determinant is expanded', () => {
    expect(found(loss(5, perazzo))).toEqual([['1', 'proved']]);
  });

  test('with such an eigenvector in a block of a larger Hessian: the determinant of the block is expanded', () => {
    const program = loss(8, (...t) =>
      total(perazzo(t[0]!, t[1]!, t[2]!, t[3]!, t[4]!), ...t.slice(5).map((s) => mul(square(s), s))),
    );
    expect(found(program)).toEqual([['1', 'proved']]);
  });

  /** |θ|²/2 + Σ x_k m_k(y) with the six monomials of degree 2 in y₁, y₂, y₃: one block, too large to be expanded. */
  const wide = (...t: Value[]): Value => {
    const y = t.slice(6, 9);
    const monomials = y.flatMap((a, i) => y.slice(i).map((b) => mul(a, b)));
    return total(...t.map((s) => half(square(s))), ...monomials.map((m, k) => mul(t[k]!, m)));
  };

  test('of which no proof is found stay candidates: nothing is said at them, and all else is proved', () => {
    const program = loss(9, wide);
    const answer = certifyNonSingular({ program }, { stepSize: 1 });
    expect(answer.exceptional!.map((e) => [e.eta, e.status])).toEqual([['1', 'candidate']]);
    expect(answer.verdict).toBe('unknown');
    expect(answer.range).toEqual([0, 1]);
    expect(certifyNonSingular({ program }, { stepSize: 0.5 }).verdict).toBe('proved');
    expect(verifyCertificate(answer.certificate).result).toBe('valid');
  });

  test('stay candidates even if some of their patterns belong to no open set', () => {
    // relu(t) − relu(t), evaluated apart: two of its four patterns contradict each other, the other two are the loss.
    const program = loss(10, (...t) => {
      const [once, again] = [0, 1].map(() => apply(activation('relu'), t[9]!));
      return total(wide(...t.slice(0, 9)), mul(square(t[9]!), t[9]!), sub(once!, again!));
    });
    expect(found(program)).toEqual([['1', 'candidate']]);
  });

  test('of a pattern whose constant argument lies outside its piece are none of the loss', () => {
    // ½(c·hardTanh(2 + v·relu(w)))²: behind a dead unit the argument is 2, beyond the piece on which the slope is 1.
    const program = loss(3, (w, v, c) => {
      const argument = add(mul(v, apply(activation('relu'), w)), 2);
      return half(square(mul(c, apply(activation('hardTanh'), argument))));
    });
    expect(found(program)).toEqual([['1', 'proved']]);
    const { excluded } = certifyNonSingular({ program }).certificate!.evidence as GcdEvidence;
    expect(excluded).toEqual([{ pattern: '01', kind: 'constant outside', activation: 1 }]);
  });

  test('are not read off from sorted eigenvalues: diag(3, y) has the eigenvalue 3 everywhere', () => {
    expect(found(loss(2, (x, y) => add(scale(square(x), 3, 2), scale(mul(square(y), y), 1, 6))))).toEqual([
      ['1/3', 'proved'],
    ]);
  });

  test('diag(x, y) has none, whatever two points suggest', () => {
    expect(found(loss(2, (x, y) => scale(add(mul(square(x), x), mul(square(y), y)), 1, 6)))).toEqual([]);
  });

  test('negative ones give no positive step size', () => {
    expect(found(loss(2, (x, y) => add(scale(square(x), -1, 2), scale(mul(square(y), y), 1, 6))))).toEqual([]);
  });

  test('that are multiples of a prime, or have one as denominator, are not lost modulo that prime', () => {
    let prime = largestModulus;
    while (!isPrime(prime)) prime--;
    expect(found(loss(1, (x) => scale(square(x), prime, 2)))).toEqual([[`1/${prime}`, 'proved']]);
    expect(found(loss(1, (x) => scale(square(x), 1, 2 * prime)))).toEqual([[String(prime), 'proved']]);
  });

  test('of a loss without parameters in use: H = 0', () => {
    expect(found(loss(2, (x) => scale(x, 3)))).toEqual([]);
  });

  test('of doubles: 0.1 means the double', () => {
    expect(found(loss(1, (x) => mul(square(x), constant(x, 0.1))))).toEqual([
      ['18014398509481984/3602879701896397', 'proved'],
    ]);
  });
});

describe('refusals name the node', () => {
  const reason = (program: Program): string => {
    const answer = gcdMethod(program);
    return answer.kind === 'proof' ? 'none' : answer.reason;
  };

  test('division, after which a piece may have several components', () => {
    // (1 + t²)/2 for t > 0 and 0 for t < 0, from analytic operations alone: (t·g(1/t) + g(t))²/8 with g(u)² = 1 + u².
    expect(reason(loss(1, (t) => square(div(constant(t, 1), t))))).toMatchInlineSnapshot(
      `"map reciprocal is not analytic at every real argument"`,
    );
  });

  test('functions that are not total, or not polynomials', () => {
    expect(reason(loss(1, (t) => apply(activation('softsign'), t)))).toMatchInlineSnapshot(
      `"map softsign is not analytic at every real argument"`,
    );
    expect(reason(loss(1, (t) => apply(activation('elu'), t)))).toMatchInlineSnapshot(
      `"map elu has a piece that is not a polynomial"`,
    );
    expect(reason(loss(1, (t) => square(apply(activation('tanh'), t))))).toMatchInlineSnapshot(
      `"map tanh has a piece that is not a polynomial"`,
    );
  });

  test('jumps, which would need the value at the break as a further branch', () => {
    // On t < 0 the argument is identically 0, and the loss is (50c)²/2: the step size 1/2500 belongs to no piece.
    const { x, constant: number, mul: times } = expression;
    const jump = piecewise('jump', [0], [x, expression.add(times(number(2), x), number(10))], [number(50)]);
    const program = loss(2, (t, c) => half(square(mul(apply(jump, apply(activation('relu'), t)), c))));
    expect(reason(program)).toMatchInlineSnapshot(`"map jump jumps at 0"`);
    const spike = piecewise('spike', [0], [x, x], [number(1)]);
    expect(reason(loss(1, (t) => apply(spike, t)))).toMatchInlineSnapshot(`"map spike jumps at 0"`);
  });

  test('too large', () => {
    expect(
      reason(trace({ theta: [17] }, ({ theta }) => sum(apply(activation('square'), theta)))),
    ).toMatchInlineSnapshot(`"it has 17 parameters, the limit is 16"`);
    expect(reason(trace({ theta: [13] }, ({ theta }) => sum(apply(activation('relu'), theta))))).toMatchInlineSnapshot(
      `"it has 8192 formal patterns, the limit is 4096"`,
    );
    expect(reason(trace({ theta: [12] }, ({ theta }) => sum(apply(activation('relu'), theta))))).toMatchInlineSnapshot(
      `"4096 formal patterns of 12 parameters are too much work"`,
    );
  });

  test('constants that are not numbers', () => {
    expect(reason(loss(1, (t) => mul(square(t), constant(t, Number.NaN))))).toMatchInlineSnapshot(
      `"constant is not finite"`,
    );
  });
});
