import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/contactOrders.json' with { type: 'json' };
import { activation } from './activation.js';
import * as atoms from './atoms.js';
import { type Contact, contactOrders } from './contact.js';
import { add, atom, constant, div, type Expression, mul, neg, pow, sub, x } from './expression.js';
import { piecewise, type ScalarFunction } from './piecewise.js';

const c = constant;
const f = (breaks: number[], ...pieces: Expression[]): ScalarFunction => piecewise('f', breaks, pieces);

/** The functions of the fixture, written with the constructors of expressions. */
const functions: Record<string, ScalarFunction> = {
  relu: activation('relu'),
  'leaky_relu(0.01)': activation('leakyRelu', { slope: 0.01 }),
  'leaky_relu(1)': activation('leakyRelu', { slope: 1 }),
  'elu(1)': activation('elu', { alpha: 1 }),
  'elu(0.5)': activation('elu', { alpha: 0.5 }),
  selu: activation('selu'),
  'celu(1)': activation('celu'),
  'celu(2)': activation('celu', { alpha: 2 }),
  softsign: activation('softsign'),
  abs: activation('abs'),
  'relu^2': activation('squaredRelu'),
  'relu^3': activation('reluPower', { power: 3 }),
  hardtanh: activation('hardTanh'),
  relu6: activation('relu6'),
  hardsigmoid: activation('hardSigmoid'),
  hardswish: activation('hardSwish'),
  'hardshrink(0.5)': activation('hardShrink'),
  'softshrink(0.5)': activation('softShrink'),
  'threshold(0,0)': activation('threshold'),
  'torch_softplus(beta=1,threshold=20)': activation('torchSoftplus'),
  heaviside: activation('heaviside'),
  sign: activation('sign'),
  'huber(1)': f([-1, 1], sub(neg(x), c(0.5)), div(pow(x, 2), c(2)), sub(x, c(0.5))),
  'x|x|': activation('signedSquare'),
  'hinge max(0,1-x)': f([1], sub(c(1), x), c(0)),
  squared_hinge: f([1], pow(sub(c(1), x), 2), c(0)),
  'shifted_relu max(-1,x)': f([-1], c(-1), x),
  'bent: leaky(0.2)': activation('leakyRelu', { slope: 0.2 }),
  'quartic_junction |x|^3': activation('absCube'),
};

describe('contact orders', () => {
  const kinks = fixture.kinks as Record<string, { order: number | null; removable: boolean }[]>;
  it('covers the fixture, but for a function with a decimal break', () => {
    expect(Object.keys(kinks).filter((name) => functions[name] === undefined)).toEqual(['threshold(0.1,20)']);
  });
  for (const [name, own] of Object.entries(functions)) {
    it(`of ${name}`, () => {
      const expected = kinks[name]!.map((k): Contact => (k.removable ? 'removable' : k.order! - 1));
      expect(contactOrders(own)).toEqual(expected);
    });
  }
});

describe('a break with a value of its own', () => {
  const at0 = (own: Expression): readonly Contact[] => contactOrders(piecewise('f', [0], [x, x], [own]));
  it('is a jump where that is not the value of the pieces, although they agree', () => {
    expect(at0(c(5))).toEqual([-1]);
  });
  it('is removable where it is', () => expect(at0(c(0))).toEqual(['removable']));
  it('is not decided where the value is not', () => {
    // 0.1·3 − 0.3 is not 0 as exact doubles, by less than the error bound.
    expect(at0(sub(mul(c(0.1), c(3)), c(0.30000000000000004)))).toEqual(['unknown']);
  });
});

describe('what cannot be decided is called unknown', () => {
  it('two ways to write tanh away from 0', () => {
    const other = div(sub(c(1), atom(atoms.exp, neg(mul(c(2), x)))), add(c(1), atom(atoms.exp, neg(mul(c(2), x)))));
    expect(contactOrders(f([1], atom(atoms.tanh, x), other))).toEqual(['unknown']);
  });
  it('an overflowing piece', () => {
    expect(contactOrders(f([1], mul(c(1e308), mul(c(1e308), x)), x))).toEqual(['unknown']);
  });
  it('equal decimals whose products round', () => {
    // 0.1·3 and 0.3 differ as exact doubles by less than one rounding of the product: not decided.
    expect(contactOrders(f([3], mul(c(0.1), x), c(0.30000000000000004)))).toEqual(['unknown']);
  });
  it('a tiny but real difference is seen', () => {
    expect(contactOrders(f([0], c(0), c(Number.MIN_VALUE)))).toEqual([-1]);
    expect(contactOrders(f([1], x, c(1 + 2 ** -52)))).toEqual([-1]);
  });
});
