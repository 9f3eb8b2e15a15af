import { activation, activations, expression, piecewise } from '@crease/tensor';
import { expect, test } from 'vitest';
import { rational, rationalFromNumber } from '../number/rational.js';
import { expressionLatex } from './expressionLatex.js';
import { coefficientLatex, numberLatex } from './numberLatex.js';
import { scalarLatex } from './scalarLatex.js';

test('numbers', () => {
  expect([0.1, -2, 1e-7, -1e21, 2.5e30].map(numberLatex)).toEqual([
    '0.1',
    '-2',
    '10^{-7}',
    '-10^{21}',
    '2.5\\cdot 10^{30}',
  ]);
  expect(coefficientLatex(rational(-3, 7))).toBe('-\\frac{3}{7}');
  expect(coefficientLatex(rational(5, 2))).toBe('2.5');
  expect(coefficientLatex(rationalFromNumber(0.1))).toBe('0.1');
  expect(coefficientLatex(rational(1n, 3n ** 40n))).toBe('{\\approx}8.225263339969959\\cdot 10^{-20}');
});

test('every activation', () => {
  const all = Object.keys(activations).map((name) => `${name}: ${scalarLatex(activation(name))}`);
  expect(all.join('\n')).toMatchInlineSnapshot(`
    "relu: \\begin{cases}0 & x \\le 0\\\\x & x > 0\\end{cases}
    leakyRelu: \\begin{cases}0.01\\,x & x \\le 0\\\\x & x > 0\\end{cases}
    prelu: \\begin{cases}0.25\\,x & x \\le 0\\\\x & x > 0\\end{cases}
    rrelu: \\begin{cases}0.22916666666666666\\,x & x \\le 0\\\\x & x > 0\\end{cases}
    abs: \\begin{cases}-x & x < 0\\\\0 & x = 0\\\\x & x > 0\\end{cases}
    elu: \\begin{cases}\\left(e^{x}-1\\right) & x \\le 0\\\\x & x > 0\\end{cases}
    celu: \\begin{cases}\\left(e^{x}-1\\right) & x \\le 0\\\\x & x > 0\\end{cases}
    selu: \\begin{cases}1.0507009873554805\\,\\left(1.6732632423543772\\,\\left(e^{x}-1\\right)\\right) & x \\le 0\\\\1.0507009873554805\\,x & x > 0\\end{cases}
    relu6: \\begin{cases}0 & x \\le 0\\\\x & 0 < x < 6\\\\6 & x \\ge 6\\end{cases}
    hardTanh: \\begin{cases}-1 & x \\le -1\\\\x & -1 < x < 1\\\\1 & x \\ge 1\\end{cases}
    hardSigmoid: \\begin{cases}0 & x \\le -3\\\\\\frac{x + 3}{6} & -3 < x < 3\\\\1 & x \\ge 3\\end{cases}
    hardSwish: \\begin{cases}0 & x < -3\\\\\\frac{x\\,\\left(x + 3\\right)}{6} & -3 \\le x \\le 3\\\\x & x > 3\\end{cases}
    squaredRelu: \\begin{cases}0 & x \\le 0\\\\x^{2} & x > 0\\end{cases}
    reluPower: \\begin{cases}0 & x \\le 0\\\\x^{3} & x > 0\\end{cases}
    signedSquare: \\begin{cases}-x^{2} & x \\le 0\\\\x^{2} & x > 0\\end{cases}
    absCube: \\begin{cases}-x^{3} & x \\le 0\\\\x^{3} & x > 0\\end{cases}
    softShrink: \\begin{cases}x + 0.5 & x < -0.5\\\\0 & -0.5 \\le x \\le 0.5\\\\x - 0.5 & x > 0.5\\end{cases}
    hardShrink: \\begin{cases}x & x < -0.5\\\\0 & -0.5 \\le x \\le 0.5\\\\x & x > 0.5\\end{cases}
    threshold: \\begin{cases}0 & x \\le 0\\\\x & x > 0\\end{cases}
    heaviside: \\begin{cases}0 & x < 0\\\\0 & x = 0\\\\1 & x > 0\\end{cases}
    sign: \\begin{cases}-1 & x < 0\\\\0 & x = 0\\\\1 & x > 0\\end{cases}
    softsign: \\begin{cases}\\frac{x}{1 - x} & x \\le 0\\\\\\frac{x}{1 + x} & x > 0\\end{cases}
    sigmoid: \\operatorname{sigmoid}\\left(x\\right)
    logSigmoid: -\\operatorname{softplus}\\left(-x\\right)
    tanh: \\tanh\\left(x\\right)
    tanhShrink: x - \\tanh\\left(x\\right)
    softplus: \\operatorname{softplus}\\left(x\\right)
    torchSoftplus: \\begin{cases}\\operatorname{softplus}\\left(x\\right) & x \\le 20\\\\x & x > 20\\end{cases}
    silu: x\\,\\operatorname{sigmoid}\\left(x\\right)
    mish: x\\,\\tanh\\left(\\operatorname{softplus}\\left(x\\right)\\right)
    gelu: x\\,\\Phi\\left(x\\right)
    geluTanh: 0.5\\,x\\,\\left(1 + \\tanh\\left(0.7978845608028654\\,\\left(x + 0.044715\\,x^{3}\\right)\\right)\\right)
    atan: \\arctan\\left(x\\right)
    sin: \\sin\\left(x\\right)
    cos: \\cos\\left(x\\right)
    exp: e^{x}
    snake: x + \\left(\\sin\\left(x\\right)\\right)^{2}
    square: x^{2}
    round: \\begin{cases}2k & -0.5 + 2k \\le x \\le 0.5 + 2k\\\\1 + 2k & 0.5 + 2k < x < 1.5 + 2k\\end{cases}\\quad {k \\in \\mathbb{Z}}
    floor: \\begin{cases}-1 + k & -1 + k \\le x < k\\end{cases}\\quad {k \\in \\mathbb{Z}}
    ceil: \\begin{cases}k & -1 + k < x \\le k\\end{cases}\\quad {k \\in \\mathbb{Z}}
    sawtooth: \\begin{cases}\\left(x - k\\right) + 1 & -1 + k \\le x < k\\end{cases}\\quad {k \\in \\mathbb{Z}}
    triangleWave: \\begin{cases}-2 - \\left(x - 4k\\right) & -3 + 4k < x \\le -1 + 4k\\\\x - 4k & -1 + 4k < x \\le 1 + 4k\\end{cases}\\quad {k \\in \\mathbb{Z}}
    identity: x"
  `);
});

test('brackets where the notation needs them', () => {
  const { x, add, mul, neg, pow, sub, div, constant } = expression;
  const sum = add(x, constant(1));
  expect(expressionLatex(mul(sum, sum))).toBe('\\left(x + 1\\right)\\,\\left(x + 1\\right)');
  expect(expressionLatex(sub(x, sub(x, sum)))).toBe('x - \\left(x - \\left(x + 1\\right)\\right)');
  expect(expressionLatex(neg(sum))).toBe('-\\left(x + 1\\right)');
  expect(expressionLatex(pow(pow(x, 2), 3))).toBe('\\left(x^{2}\\right)^{3}');
  expect(expressionLatex(mul(constant(-2), x))).toBe('\\left(-2\\right)\\,x');
  expect(expressionLatex(mul(x, mul(x, x)))).toBe('x\\,\\left(x\\,x\\right)');
  expect(expressionLatex(pow(div(x, sum), 2), 'z')).toBe('\\left(\\frac{z}{z + 1}\\right)^{2}');
});

test('the owner of a break decides between ≤ and <', () => {
  const { x, constant } = expression;
  expect(scalarLatex(piecewise('step', [0], [constant(0), constant(1)], ['right']))).toBe(
    '\\begin{cases}0 & x < 0\\\\1 & x \\ge 0\\end{cases}',
  );
  expect(scalarLatex(piecewise('sign', [0], [constant(-1), constant(1)], [constant(0)]), 't')).toBe(
    '\\begin{cases}-1 & t < 0\\\\0 & t = 0\\\\1 & t > 0\\end{cases}',
  );
  expect(scalarLatex(piecewise('clip', [0, 6], [constant(0), x, constant(6)], ['left', 'right']))).toBe(
    '\\begin{cases}0 & x \\le 0\\\\x & 0 < x < 6\\\\6 & x \\ge 6\\end{cases}',
  );
});
