import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/activations.json' with { type: 'json' };
import { activation, activations } from './activation.js';
import { contactOrders } from './contact.js';
import { differentiate } from './differentiate.js';
import { evaluateExpression } from './evaluateExpression.js';
import { dependsOnX } from './expression.js';
import { breakAt } from './germs.js';
import { derivative, evaluateScalar, germ, hasFinitelyManyPieces, type ScalarFunction } from './piecewise.js';

const eps = 2 ** -52;

describe('every activation', () => {
  it('is in the fixture', () => {
    expect(fixture.activations.map((a) => a.name).sort()).toEqual(Object.keys(activations).sort());
  });
  for (const row of fixture.activations) {
    it(`${row.name} has the value and the derivatives of orders 1 to 3 of its formula`, () => {
      let f = activation(row.name, row.parameters as Record<string, number>);
      for (let order = 0; order <= 3; order++) {
        for (const entry of row.rows) {
          const [x, expected] = [Number(entry[0]), Number(entry[order + 1])];
          // A dozen roundings of terms no larger than about 10; the tanh form of GELU multiplies 1 − tanh² with cubes
          // of its inner slope.
          const largest = row.name === 'geluTanh' ? 400 : 10;
          expect(Math.abs(evaluateScalar(f, x) - expected), `order ${order} at ${x}`).toBeLessThan(
            16 * eps * (largest + Math.abs(expected)),
          );
        }
        f = derivative(f);
      }
    });
    it(`${row.name}: each piece has at each break the one-sided derivatives that differences give`, () => {
      checkOneSided(activation(row.name, row.parameters as Record<string, number>));
    });
    it(`${row.name} is plain data`, () => {
      const f = activation(row.name);
      expect(JSON.parse(JSON.stringify(f))).toEqual(f);
      expect(structuredClone(f)).toEqual(f);
    });
  }
});

/** Compares f′ and f″ of the pieces on both sides of every break with one-sided differences of second order. */
function checkOneSided(f: ScalarFunction): void {
  for (const k of contactOrders(f).keys()) {
    const at = breakAt(f, k);
    for (const [piece, side] of [
      [germ(f, k), -1],
      [germ(f, k + 1), 1],
    ] as const) {
      let e = piece;
      for (let order = 1; order <= 2; order++) {
        const h = side * 2 ** -16;
        const v = (t: number): number => evaluateExpression(e, at + t);
        const difference = (-3 * v(0) + 4 * v(h) - v(2 * h)) / (2 * h);
        e = differentiate(e);
        // h²/3 · |f‴| with |f‴| ≤ 30 here, and rounding 8 eps / h.
        expect(Math.abs(evaluateExpression(e, at) - difference)).toBeLessThan(10 * h * h + (64 * eps) / Math.abs(h));
      }
    }
  }
}

describe('conventions at the breaks are those of PyTorch', () => {
  const slopes: Record<string, number[]> = {
    relu: [0],
    leakyRelu: [0.01],
    abs: [0],
    elu: [1],
    relu6: [0, 0],
    hardTanh: [0, 0],
    prelu: [0.25],
    celu: [1],
    hardSigmoid: [0, 0],
    hardSwish: [-0.5, 1.5],
    squaredRelu: [0],
    softShrink: [0, 0],
    hardShrink: [0, 0],
    threshold: [0],
  };
  for (const [name, expected] of Object.entries(slopes)) {
    it(`${name} has slope ${expected} at its breaks`, () => {
      const f = activation(name);
      const breaks = expected.map((_, k) => breakAt(f, k));
      expect(contactOrders(f)).toHaveLength(expected.length);
      expect(breaks.map((b) => evaluateScalar(derivative(f), b))).toEqual(expected);
    });
  }
  it('hardShrink and heaviside take their own values at the jump', () => {
    expect([-0.5, 0.5].map((at) => evaluateScalar(activation('hardShrink'), at))).toEqual([0, 0]);
    expect(evaluateScalar(activation('heaviside', { atZero: 0.5 }), 0)).toBe(0.5);
    expect(evaluateScalar(activation('sign'), 0)).toBe(0);
  });
  it('abs(−0) is 0', () => expect(evaluateScalar(activation('abs'), -0)).toBe(0));
});

describe('an inactive branch is never evaluated', () => {
  it("elu'(1000) is 1 and elu(1000) is 1000", () => {
    const elu = activation('elu');
    expect(evaluateScalar(elu, 1000)).toBe(1000);
    expect(evaluateScalar(derivative(elu), 1000)).toBe(1);
    expect(evaluateScalar(derivative(derivative(elu)), 1000)).toBe(0);
  });
  it('softplus(1000) is 1000 with slope 1', () => {
    expect(evaluateScalar(activation('softplus'), 1000)).toBe(1000);
    expect(evaluateScalar(derivative(activation('softplus')), 1000)).toBe(1);
  });
  it('NaN stays NaN through every activation that is not a step', () => {
    const steps = Object.keys(activations).filter((name) => {
      const f = activation(name);
      return hasFinitelyManyPieces(f) && !f.pieces.some(dependsOnX);
    });
    expect(steps).toContain('sign');
    for (const name of Object.keys(activations))
      if (!steps.includes(name)) expect(evaluateScalar(activation(name), Number.NaN)).toBeNaN();
  });
});

describe('bad calls', () => {
  it('names the known activations', () => {
    expect(() => activation('rellu')).toThrow(/^Unknown activation "rellu"\. Known: relu, leakyRelu, .*\.$/);
  });
  it('does not take names of Object.prototype', () => {
    expect(() => activation('constructor')).toThrow('Unknown activation "constructor"');
  });
  it('names the parameters', () => {
    expect(() => activation('elu', { slope: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: Activation "elu" has no parameter "slope". It has: alpha.]`,
    );
  });
  it('wants finite parameters', () => {
    expect(() => activation('elu', { alpha: Number.NaN })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: Activation "elu": parameter "alpha" must be a finite number, got NaN.]`,
    );
  });
  it('wants parameters for which there is a function', () => {
    expect(() => activation('celu', { alpha: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: Activation "celu": alpha must not be 0.]`,
    );
    expect(() => activation('reluPower', { power: 1.5 })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: Activation "reluPower": power must be a whole number from 1 to 64, got 1.5.]`,
    );
    expect(() => activation('softShrink', { lambda: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: piecewise "softShrink": breaks must be finite and strictly increasing, got [1, -1]. Sort them and remove repeated ones.]`,
    );
  });
  it('gives the germ at an own break', () => {
    const f = activation('abs');
    expect(germ(f, 2)).toEqual({ op: 'constant', value: 0 });
  });
});
