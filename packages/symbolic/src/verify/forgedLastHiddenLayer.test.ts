import {
  activation,
  add,
  apply,
  constant,
  matmul,
  mul,
  type Program,
  restrict,
  scale,
  slice,
  sub,
  sum,
  trace,
  type Value,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { forged } from '../../../../tests/support/forged.js';
import { activationLayer, denseStack, stackProblem } from '../../../../tests/support/stackProblem.js';
import type { Certificate } from '../certificates/certificate.js';
import { certifyNonSingular } from '../certificates/certifyNonSingular.js';
import { encodeProgram } from '../certificates/programDocument.js';
import { formatHexFloat } from '../encoding/hexFloat.js';
import { verifyCertificate } from './verifyCertificate.js';

const x = [1, -2];
const y = [1, 3];

/** κ Σ (f − y)² with f of shape [2, o] made from θ of six components and the inputs. */
function lossOf(network: (theta: Value, inputs: Value) => Value, outputs = 1, decay = 0): Program {
  return trace({ theta: [6] }, ({ theta }) => {
    const output = network(theta, constant(theta, x, [2, 1]));
    const targets = constant(theta, outputs === 1 ? y : [...y, ...y], [2, outputs]);
    const loss = scale(sum(apply(activation('square'), sub(output, targets))), 1, 2);
    return decay === 0 ? loss : add(loss, scale(sum(apply(activation('square'), theta)), decay, 2));
  });
}

/** c + u σ(b + w x) with w, b, u, c = θ₀ … θ₃. */
const usual = (theta: Value, inputs: Value, name = 'relu'): Value => {
  const hidden = apply(activation(name), add(mul(inputs, slice(theta, 0, [1, 1])), slice(theta, 1, [1])));
  return add(matmul(hidden, slice(theta, 2, [1, 1])), slice(theta, 3, [1]));
};

/** What the check says to the theorem on a program, with this evidence. */
function why(program: Program, evidence: object = {}, loss: object = {}): string {
  const [targets] = program.equations.flatMap((e) =>
    e.primitive === 'constant' && e.parameters.values[1] === 3 ? [e.parameters.values] : [],
  );
  const data = { samples: 2, features: x.map(formatHexFloat), targets: Array.from(targets!, formatHexFloat) };
  const place = (primitive: string): number => 1 + program.equations.findIndex((e) => e.primitive === primitive);
  const residual = program.equations[place('sub') - 1]!;
  const parts = {
    program: encodeProgram(program, data),
    data,
    loss: { name: 'mse', weightDecay: '0x0p+0', output: residual.inputs[0]!, ...loss },
    method: 'structure',
    evidence: {
      theorem: 'last hidden layer',
      hidden: place('map'),
      features: place('constant'),
      hiddenBias: [1],
      hiddenWeights: [[0]],
      outputWeights: [[2]],
      outputBias: [3],
      ...evidence,
    } as Certificate['evidence'],
  } as const;
  return verifyCertificate(forged(parts, [])).why;
}

describe('the hypotheses of the theorem on the last hidden layer are read off from the program', () => {
  test('as it should be, but for the exceptional step size', () => {
    expect(why(lossOf((t, v) => usual(t, v, 'leakyRelu')))).toMatch(/^The gradient descent map/);
    expect(why(lossOf(usual))).toMatch(/^claim\.sentence is .* but what follows is .*singular, η = 1\/2/);
  });

  test.each([
    ['evidence.hidden is not a value', { hidden: 99 }, 'evidence.hidden is not a value of the program.'],
    ['evidence.features is not a value', { features: 99 }, 'evidence.features is not a value of the program.'],
    ['no units', { hiddenBias: [] }, 'evidence.hiddenBias must have one entry for each unit.'],
    ['rows of weights', { hiddenWeights: [] }, 'evidence.hiddenWeights must have one row for each unit.'],
    [
      'rows of output weights',
      { outputWeights: [[2, 4]] },
      'evidence.outputWeights must have one row for each output, with one entry for each unit.',
    ],
    ['a component beyond θ', { outputBias: [6] }, 'component 6 of θ does not exist.'],
    ['a component named twice', { outputBias: [2] }, 'the evidence names a component of θ twice.'],
    [
      'another output bias',
      { outputBias: [4] },
      'output 0 of sample 0 is not c + Σ u a σ with the components that the evidence names.',
    ],
    [
      'another output weight',
      { outputWeights: [[4]] },
      'output 0 of sample 0 is not c + Σ u a σ with the components that the evidence names.',
    ],
    [
      'another hidden bias',
      { hiddenBias: [4] },
      'the argument of hidden unit 0 does not have the bias that the evidence names.',
    ],
    [
      'another hidden weight',
      { hiddenWeights: [[4]] },
      'the argument of hidden unit 0 is not b + Σ w G with the components that the evidence names.',
    ],
    [
      'more outputs than there are',
      { outputWeights: [[2], [4]], outputBias: [3, 5] },
      'evidence.outputBias must have one entry for each output.',
    ],
  ])('%s', (_, evidence, expected) => {
    expect(why(lossOf(usual), evidence)).toBe(expected);
  });

  test('features that depend on the weights of the layer', () => {
    // As in recurrence: w occurs in what the layer is given.
    const tied = lossOf((theta, inputs) => usual(theta, mul(inputs, slice(theta, 0, [1, 1]))));
    const features = 1 + tied.equations.findIndex((e) => e.primitive === 'mul');
    expect(why(tied, { features })).toBe('the features depend on component 0 of θ.');
    const whole = lossOf((theta, inputs) => usual(theta, mul(inputs, sum(theta))));
    const product = 1 + whole.equations.findIndex((e) => e.primitive === 'mul');
    expect(why(whole, { features: product })).toBe('the features depend on component 1 of θ.');
  });

  test('weights that count without features, or twice', () => {
    const w = (theta: Value): Value => slice(theta, 0, [1, 1]);
    const withArgument = (argument: (theta: Value, inputs: Value) => Value): Program =>
      lossOf((theta, inputs) => {
        const hidden = apply(activation('relu'), add(argument(theta, inputs), slice(theta, 1, [1])));
        return add(matmul(hidden, slice(theta, 2, [1, 1])), slice(theta, 3, [1]));
      });
    const expected = 'the argument of hidden unit 0 is not b + Σ w G with the components that the evidence names.';
    expect(why(withArgument((theta, inputs) => add(mul(inputs, w(theta)), w(theta))))).toBe(expected);
    expect(why(withArgument((theta, inputs) => mul(mul(inputs, w(theta)), w(theta))))).toBe(expected);
  });

  test('an output without a bias, a negative weight, a unit that is not used', () => {
    const noBias = lossOf((theta, inputs) => add(usual(theta, inputs), scale(slice(theta, 3, [1]), -1, 1)));
    expect(why(noBias)).toBe('output 0 of sample 0 does not have the bias that the evidence names.');
    const weighted = (weights: readonly number[]): Program =>
      lossOf((theta, inputs) => {
        const b = slice(theta, 1, [1]);
        const hidden = apply(activation('relu'), add(mul(inputs, slice(theta, 0, [1, 1])), b));
        const pooled = mul(hidden, constant(theta, weights, [2, 1]));
        return add(matmul(pooled, slice(theta, 2, [1, 1])), slice(theta, 3, [1]));
      });
    expect(why(weighted([1, -1]))).toBe('hidden unit 0 has a negative weight.');
    expect(why(weighted([0, 0]))).toBe('hidden unit 0 is used for no sample.');
    expect(why(weighted([1, 2]))).toMatch(/^claim\.sentence is/);
  });

  test('an activation with fixed pieces, with kinks and other pieces, constant', () => {
    const program = lossOf(usual);
    const map = program.equations.findIndex((e) => e.primitive === 'map');
    expect(why(restrict(program, new Map([[map, Int32Array.of(1, 1)]])))).toBe(
      'the activation of the hidden units has fixed pieces.',
    );
    const fails = 'the theorem does not apply to this activation and number of outputs.';
    for (const name of ['abs', 'hardTanh', 'squaredRelu', 'relu6'])
      expect(why(lossOf((t, v) => usual(t, v, name)))).toBe(fails);
    expect(why(lossOf((t, v) => usual(t, v, 'softsign')))).toMatch(/^map softsign is not analytic/);
  });

  test('weight decay', () => {
    expect(why(lossOf(usual, 1, 0.5), {}, { weightDecay: '0x1p-1' })).toBe('the theorem does not allow weight decay.');
  });

  test('smooth units with other weights for each sample', () => {
    const program = lossOf((theta, inputs) => {
      const hidden = apply(activation('sigmoid'), add(mul(inputs, slice(theta, 0, [1, 1])), slice(theta, 1, [1])));
      const pooled = mul(hidden, constant(theta, [1, 2], [2, 1]));
      return add(matmul(pooled, slice(theta, 2, [1, 1])), slice(theta, 3, [1]));
    });
    expect(why(program)).toBe('the features of the hidden units are not the same for all samples at θ = 0.');
  });
});

describe('several outputs', () => {
  /** Two outputs c + σ(b + w x) u with w, b = θ₀, θ₁, u = θ₂, θ₃ times factors, c = θ₄, θ₅. */
  const two = (name: string, factors = [1, 1]): Program =>
    lossOf((theta, inputs) => {
      const hidden = apply(activation(name), add(mul(inputs, slice(theta, 0, [1, 1])), slice(theta, 1, [1])));
      const weights = mul(slice(theta, 2, [1, 2]), constant(theta, factors, [1, 2]));
      return add(matmul(hidden, weights), slice(theta, 4, [2]));
    }, 2);
  const evidence = { outputWeights: [[2], [3]], outputBias: [4, 5] };

  test('need features that vanish at θ = 0, or are the same for all samples', () => {
    expect(why(two('relu'), evidence)).toBe('the theorem does not apply to this activation and number of outputs.');
    expect(why(two('sin'), evidence)).toBe(
      'the features of the hidden units are not the same for all samples at θ = 0.',
    );
  });

  test('weigh the hidden units alike', () => {
    expect(why(two('relu', [1, 2]), evidence)).toBe('the outputs of sample 0 weigh the hidden units differently.');
  });
});

test('three classes and pieces that are not linear need features that vanish', () => {
  const samples = { input: [1], x, y: [0, 2] };
  const problem = stackProblem(denseStack([1, 2, 3], activationLayer('elu')), samples, 'cross-entropy');
  const { certificate } = certifyNonSingular(problem);
  const { program, data, loss } = certificate!;
  const id = (primitive: string): number => 1 + program.equations.findIndex((e) => e.primitive === primitive);
  const evidence = {
    theorem: 'last hidden layer',
    hidden: id('map'),
    features: id('constant'),
    hiddenBias: [2, 3],
    hiddenWeights: [[0], [1]],
    outputWeights: [
      [4, 5],
      [6, 7],
      [8, 9],
    ],
    outputBias: [10, 11, 12],
  } as const;
  expect(verifyCertificate(forged({ program, data, loss, method: 'structure', evidence }, [])).why).toBe(
    'the theorem does not apply to this activation and number of outputs.',
  );
});

test('the theorem on one hidden layer is about squares', () => {
  const samples = { input: [1], x, y: [0, 1] };
  const problem = stackProblem(denseStack([1, 2, 1], activationLayer('relu')), samples, 'logistic');
  const { program, data, loss } = certifyNonSingular(problem).certificate!;
  const evidence = {
    theorem: 'one hidden layer',
    hidden: 1 + program.equations.findIndex((e) => e.primitive === 'map'),
    outputWeights: [4, 5],
    outputBias: 6,
    because: { kind: 'unknown' },
  } as const;
  expect(verifyCertificate(forged({ program, data, loss, method: 'structure', evidence }, [])).why).toBe(
    'the theorem is about squared losses.',
  );
});
