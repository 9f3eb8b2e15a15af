import { activation, expression, piecewise } from '@crease/tensor';
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

const formulas = {
  relu: String.raw`\begin{cases}0 & x \le 0\\x & x > 0\end{cases}`,
  leakyRelu: String.raw`\begin{cases}0.01\,x & x \le 0\\x & x > 0\end{cases}`,
  prelu: String.raw`\begin{cases}0.25\,x & x \le 0\\x & x > 0\end{cases}`,
  rrelu: String.raw`\begin{cases}0.22916666666666666\,x & x \le 0\\x & x > 0\end{cases}`,
  abs: String.raw`\begin{cases}-x & x < 0\\0 & x = 0\\x & x > 0\end{cases}`,
  elu: String.raw`\begin{cases}\left(e^{x}-1\right) & x \le 0\\x & x > 0\end{cases}`,
  celu: String.raw`\begin{cases}\left(e^{x}-1\right) & x \le 0\\x & x > 0\end{cases}`,
  selu: String.raw`\begin{cases}1.0507009873554805\,\left(1.6732632423543772\,\left(e^{x}-1\right)\right) & x \le 0\\1.0507009873554805\,x & x > 0\end{cases}`,
  relu6: String.raw`\begin{cases}0 & x \le 0\\x & 0 < x < 6\\6 & x \ge 6\end{cases}`,
  hardTanh: String.raw`\begin{cases}-1 & x \le -1\\x & -1 < x < 1\\1 & x \ge 1\end{cases}`,
  hardSigmoid: String.raw`\begin{cases}0 & x \le -3\\\frac{x + 3}{6} & -3 < x < 3\\1 & x \ge 3\end{cases}`,
  hardSwish: String.raw`\begin{cases}0 & x < -3\\\frac{x\,\left(x + 3\right)}{6} & -3 \le x \le 3\\x & x > 3\end{cases}`,
  squaredRelu: String.raw`\begin{cases}0 & x \le 0\\x^{2} & x > 0\end{cases}`,
  reluPower: String.raw`\begin{cases}0 & x \le 0\\x^{3} & x > 0\end{cases}`,
  signedSquare: String.raw`\begin{cases}-x^{2} & x \le 0\\x^{2} & x > 0\end{cases}`,
  absCube: String.raw`\begin{cases}-x^{3} & x \le 0\\x^{3} & x > 0\end{cases}`,
  softShrink: String.raw`\begin{cases}x + 0.5 & x < -0.5\\0 & -0.5 \le x \le 0.5\\x - 0.5 & x > 0.5\end{cases}`,
  hardShrink: String.raw`\begin{cases}x & x < -0.5\\0 & -0.5 \le x \le 0.5\\x & x > 0.5\end{cases}`,
  threshold: String.raw`\begin{cases}0 & x \le 0\\x & x > 0\end{cases}`,
  heaviside: String.raw`\begin{cases}0 & x < 0\\0 & x = 0\\1 & x > 0\end{cases}`,
  sign: String.raw`\begin{cases}-1 & x < 0\\0 & x = 0\\1 & x > 0\end{cases}`,
  softsign: String.raw`\begin{cases}\frac{x}{1 - x} & x \le 0\\\frac{x}{1 + x} & x > 0\end{cases}`,
  sigmoid: String.raw`\operatorname{sigmoid}\left(x\right)`,
  logSigmoid: String.raw`-\operatorname{softplus}\left(-x\right)`,
  tanh: String.raw`\tanh\left(x\right)`,
  tanhShrink: String.raw`x - \tanh\left(x\right)`,
  softplus: String.raw`\operatorname{softplus}\left(x\right)`,
  torchSoftplus: String.raw`\begin{cases}\operatorname{softplus}\left(x\right) & x \le 20\\x & x > 20\end{cases}`,
  silu: String.raw`x\,\operatorname{sigmoid}\left(x\right)`,
  mish: String.raw`x\,\tanh\left(\operatorname{softplus}\left(x\right)\right)`,
  gelu: String.raw`x\,\Phi\left(x\right)`,
  geluTanh: String.raw`0.5\,x\,\left(1 + \tanh\left(0.7978845608028654\,\left(x + 0.044715\,x^{3}\right)\right)\right)`,
  atan: String.raw`\arctan\left(x\right)`,
  sin: String.raw`\sin\left(x\right)`,
  cos: String.raw`\cos\left(x\right)`,
  exp: 'e^{x}',
  snake: String.raw`x + \left(\sin\left(x\right)\right)^{2}`,
  square: 'x^{2}',
  round: String.raw`\begin{cases}2k & -0.5 + 2k \le x \le 0.5 + 2k\\1 + 2k & 0.5 + 2k < x < 1.5 + 2k\end{cases}\quad {k \in \mathbb{Z}}`,
  floor: String.raw`\begin{cases}-1 + k & -1 + k \le x < k\end{cases}\quad {k \in \mathbb{Z}}`,
  ceil: String.raw`\begin{cases}k & -1 + k < x \le k\end{cases}\quad {k \in \mathbb{Z}}`,
  sawtooth: String.raw`\begin{cases}\left(x - k\right) + 1 & -1 + k \le x < k\end{cases}\quad {k \in \mathbb{Z}}`,
  triangleWave: String.raw`\begin{cases}-2 - \left(x - 4k\right) & -3 + 4k < x \le -1 + 4k\\x - 4k & -1 + 4k < x \le 1 + 4k\end{cases}\quad {k \in \mathbb{Z}}`,
  identity: 'x',
};

test.each(Object.entries(formulas))('the formula of %s', (name, formula) => {
  expect(scalarLatex(activation(name))).toBe(formula);
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
