import { hasBreaks, randomInteger, randomStream, restrict } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import {
  activationLayer,
  denseLayer,
  denseStack,
  type LayerFields,
  randomSamples,
  type Samples,
  stackProblem,
} from '../../../../tests/support/stackProblem.js';
import { certifyNonSingular, type NonSingularity } from '../certificates/certifyNonSingular.js';
import { gcdMethod } from '../certificates/gcdMethod.js';
import { lastHiddenLayerMethod } from '../certificates/lastHiddenLayerMethod.js';
import type { NonSingularityProblem } from '../certificates/problem.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';

const plane: Samples = { input: [2], x: [1, 2, -1, 0, 3, -2], y: [1, -1, 2] };
const threeValues = { ...plane, y: [1, 0, 2, -1, 1, 1, 0, 0, 3] };
const relu = activationLayer('relu');

/** The answer, after its certificate has passed the check. */
function proved(problem: NonSingularityProblem): NonSingularity {
  const answer = certifyNonSingular(problem, undefined, { methods: ['structure'], check: false });
  expect(answer.certificate?.evidence).toMatchObject({ theorem: 'last hidden layer' });
  const check = verifyCertificate(JSON.parse(JSON.stringify(answer.certificate)));
  expect(check).toEqual({ result: 'valid', why: answer.certificate!.claim.sentence });
  return answer;
}

const etas = (answer: NonSingularity): (readonly [string, string])[] =>
  answer.exceptional!.map(({ eta, status }) => [eta, status]);

describe('squares: exactly one exceptional step size where the last hidden layer can be dead', () => {
  test.each([
    ['mse', '1/2'],
    ['half-mse', '1'],
    ['torch-mse', '3/2'],
    ['sum-squares', '1/6'],
  ])('three outputs, %s: %s', (loss, eta) => {
    const answer = proved(stackProblem(denseStack([2, 3, 2, 3], relu), threeValues, loss));
    expect(etas(answer)).toEqual([[eta, 'proved']]);
    expect(answer.exceptional![0]!.where).toMatch(/^every unit of the last hidden layer dead on every sample/);
  });

  test.each([
    ['relu', ['1/2']],
    ['hardSwish', ['1/2']],
    ['hardShrink', ['1/2']],
    ['leakyRelu', []],
    ['elu', []],
    ['selu', []],
    ['gelu', []],
    ['silu', []],
    ['tanh', []],
    ['sin', []],
    ['sigmoid', []],
    ['identity', []],
  ])('%s: %j', (name, expected) => {
    const problem = stackProblem(denseStack([2, 3, 2, 3], activationLayer(name)), threeValues, 'mse');
    expect(etas(proved(problem)).map(([eta]) => eta)).toEqual(expected);
  });

  test('a wide network takes no longer than reading it', () => {
    const samples = randomSamples(randomStream('wide', 0), [6], 40, 3, 'mse');
    expect(etas(proved(stackProblem(denseStack([6, 40, 30, 3], relu), samples, 'mse')))).toEqual([['1/2', 'proved']]);
  });

  test('before the last hidden layer there may be anything: tokens, attention, recurrence, residual blocks', () => {
    const tokens: Samples = { input: [3, 2], x: [1, 2, -1, 0, 3, -2, 0, 1, 1, 1, 2, -1], y: [1, -1] };
    const identity = [
      [1, 0],
      [0, 1],
    ];
    const head = [denseLayer(2, 2), relu, denseLayer(1, 2)];
    const attention = {
      type: 'attention',
      heads: 1,
      query: identity,
      key: identity,
      value: identity,
      output: identity,
    };
    const recurrence = { type: 'rnn', inputWeight: identity, hiddenWeight: identity, bias: [0, 0], activation: 'relu' };
    const block = { type: 'residual', layers: [denseLayer(2, 2), relu, denseLayer(2, 2)] };
    for (const body of [[attention, { type: 'meanPool' }], [recurrence], [recurrence, block]])
      expect(etas(proved(stackProblem([...body, ...head], tokens, 'mse')))).toEqual([['1/2', 'proved']]);
  });

  test('pooling over nodes: a mean has weights that are not negative', () => {
    const adjacency = [
      [1 / 2, 1 / 2, 0],
      [1 / 4, 1 / 2, 1 / 4],
      [0, 1 / 2, 1 / 2],
    ];
    const { weight, bias } = denseLayer(2, 2);
    const graph = (name: string, pool: string): LayerFields[] => [
      { type: 'graphConv', adjacency, weight, bias },
      activationLayer(name),
      { type: pool },
      denseLayer(1, 2),
    ];
    const samples: Samples = { input: [3, 2], x: [1, 2, -1, 0, 3, -2, 0, 1, 1, 1, 2, -1], y: [1, -1] };
    expect(etas(proved(stackProblem(graph('relu', 'meanPool'), samples, 'mse')))).toEqual([['1/2', 'proved']]);
    expect(etas(proved(stackProblem(graph('sigmoid', 'sumPool'), samples, 'mse')))).toEqual([]);
  });
});

describe('cross-entropy and logistic loss: none', () => {
  const classes = { ...plane, y: [0, 2, 1] };

  test.each(['relu', 'leakyRelu', 'elu', 'tanh', 'sigmoid', 'softplus', 'identity'])('three classes, %s', (name) => {
    const answer = proved(stackProblem(denseStack([2, 3, 2, 3], activationLayer(name)), classes, 'cross-entropy'));
    expect(answer).toMatchObject({ verdict: 'proved', range: [0, 'Infinity'], exceptional: [] });
  });

  test('one hidden layer: smooth units, or two classes', () => {
    const twoClasses = { ...plane, y: [0, 1, 1] };
    proved(stackProblem(denseStack([2, 3, 3], activationLayer('tanh')), classes, 'cross-entropy'));
    proved(stackProblem(denseStack([2, 3, 2], relu), twoClasses, 'cross-entropy'));
    // More classes: pieces that are multiples of the argument, on the data themselves.
    for (const name of ['relu', 'leakyRelu', 'abs', 'identity'])
      proved(stackProblem(denseStack([2, 3, 3], activationLayer(name)), classes, 'cross-entropy'));
    proved(stackProblem(denseStack([2, 3, 1], relu), twoClasses, 'logistic'));
    proved(stackProblem(denseStack([2, 3, 1], relu), { ...plane, y: [1, -1, -1] }, 'logistic'));
  });
});

describe('where a hypothesis fails the theorem does not apply', () => {
  const scalar: Samples = { input: [1], x: [1, -4], y: [1, 3] };
  const half = activationLayer('leakyRelu', { slope: 0.5 });
  const reason = (layers: readonly LayerFields[], samples: Samples, loss = 'mse', decay = 0): string => {
    const found = lastHiddenLayerMethod(stackProblem(layers, samples, loss, decay));
    return found.kind === 'proof' ? 'it applies' : found.reason;
  };
  const exact = (layers: readonly LayerFields[], samples: Samples): string[] => {
    const found = gcdMethod(stackProblem(layers, samples, 'mse').program);
    if (found.kind !== 'proof') throw new Error(found.reason);
    return found.exceptional.map(({ eta }) =>
      eta.kind === 'rational' ? `${eta.value.numerator}/${eta.value.denominator}` : '?',
    );
  };

  test('no bias in the last hidden layer: 1/2 is exceptional on a live region of a leaky network', () => {
    const layers = [denseLayer(1, 1, false), half, denseLayer(1, 1, false), half, denseLayer(1, 1)];
    expect(exact(layers, scalar)).toEqual(['1/2']);
    expect(reason(layers, scalar)).toBe('the last two layers with weights do not both have trained weights and biases');
  });

  test('units that are constant: 1/(2 + 2hs²) is exceptional', () => {
    const layers = [denseLayer(1, 1), { type: 'activation', formula: '2' }, denseLayer(1, 1)];
    expect(exact(layers, scalar)).toEqual(['1/10']);
    expect(reason(layers, scalar)).toMatch(/^the activation of the last hidden layer has kinks and a piece/);
  });

  const others: readonly (readonly [name: string, layers: readonly LayerFields[], reason: RegExp])[] = [
    ['pieces with slopes of both signs', denseStack([1, 2, 1], activationLayer('abs')), /^the activation of the last/],
    ['pieces that are not 0 at 0', denseStack([1, 2, 1], activationLayer('hardTanh')), /^the activation of the last/],
    ['a slope 0 of a piece that is not 0', denseStack([1, 2, 1], activationLayer('squaredRelu')), /^the activation of/],
    ['parts that are not total', denseStack([1, 2, 1], activationLayer('softsign')), /not analytic at every real/],
    [
      'recurrence: weights tied over time',
      [{ type: 'rnn', inputWeight: [[1]], hiddenWeight: [[1]], bias: [1], activation: 'relu' }, denseLayer(1, 1)],
      /does not end with dense, activation, dense/,
    ],
    [
      'tied weights',
      [{ ...denseLayer(1, 1), name: 'a' }, relu, { ...denseLayer(1, 1), tied: 'a' }, relu, denseLayer(1, 1)],
      /are tied/,
    ],
    [
      'frozen weights',
      [denseLayer(1, 1), relu, { ...denseLayer(1, 1), frozen: ['weight'] }],
      /do not both have trained/,
    ],
    ['trained slopes', [denseLayer(1, 1), activationLayer('prelu', { slope: 0.5 }), denseLayer(1, 1)], /does not end/],
  ];

  test.each(others)('%s', (_, layers, expected) => {
    const input = layers[0]!.type === 'rnn' ? [2, 1] : [1];
    expect(reason(layers, { ...scalar, input, y: input.length > 1 ? [1] : [1, 3] })).toMatch(expected);
  });

  test('several outputs and features that do not vanish', () => {
    const samples = { ...scalar, y: [1, 0, 0, 1] };
    expect(reason(denseStack([1, 2, 2], relu), samples)).toMatch(/^for so many outputs/);
    expect(reason(denseStack([1, 2, 2], activationLayer('sin')), samples)).toMatch(/^for so many outputs/);
    const sigmoidFirst = [denseLayer(2, 1), activationLayer('sigmoid'), denseLayer(2, 2), relu, denseLayer(2, 2)];
    expect(reason(sigmoidFirst, samples)).toMatch(/^for so many outputs/);
    const elu = denseStack([1, 2, 3], activationLayer('elu'));
    expect(reason(elu, { ...scalar, y: [0, 2] }, 'cross-entropy')).toMatch(/^for so many/);
  });

  test('other losses, weight decay, data that are not finite, networks that are too large', () => {
    const layers = denseStack([1, 2, 1], relu);
    expect(reason(layers, scalar, 'huber')).toBe('the loss "huber" is none of squares, cross-entropy or logistic');
    expect(reason(layers, scalar, 'mse', 0.5)).toBe('there is weight decay');
    expect(reason(layers, { ...scalar, y: [1, Number.NaN] })).toBe('the data are not finite');
    const many = { input: [1], x: new Array<number>(900).fill(1), y: new Array<number>(900).fill(1) };
    expect(reason(denseStack([1, 300, 1], relu), many)).toMatch(/makes 540000 products/);
  });
});

describe('brute force over all pieces says the same', () => {
  const shapes: readonly (readonly [sizes: readonly number[], samples: number])[] = [
    [[1, 1, 1], 3],
    [[2, 2, 1], 2],
    [[1, 2, 1], 3],
    [[1, 1, 1, 1], 2],
    [[2, 1, 1, 1], 2],
    [[1, 1, 1, 2], 2],
    [[1, 1, 2, 1], 2],
    [[1, 2, 1, 2], 1],
    [[1, 1, 1, 1, 1], 2],
  ];
  const activations = [relu, activationLayer('leakyRelu', { slope: 0.25 }), activationLayer('identity')];

  test.each(shapes)('%j, %i samples', (sizes, count) => {
    const stream = randomStream('brute force', sizes.length * 100 + sizes[1]! * 10 + count);
    for (let trial = 0; trial < 6; trial++) {
      const activation = activations[randomInteger(stream, activations.length)]!;
      const samples = randomSamples(stream, [sizes[0]!], count, sizes.at(-1)!, 'mse');
      const problem = stackProblem(denseStack(sizes, activation), samples, 'mse');
      const structure = lastHiddenLayerMethod(problem);
      const exact = gcdMethod(problem.program);
      if (structure.kind !== 'proof' || exact.kind !== 'proof') throw new Error('both methods apply');
      expect(structure.exceptional.map(({ eta }) => eta)).toEqual(exact.exceptional.map(({ eta }) => eta));
      expect(exact.exceptional.every(({ status }) => status === 'proved')).toBe(true);
    }
  });

  test('enclosed spectra of formal pieces of one hidden layer with three classes agree', () => {
    // The inputs are the corners of a triangle, one for each class: two units see the same symmetric problem, in which
    // singular values coincide at the points that the proof looks at first.
    const triangle: Samples = {
      input: [2],
      x: [2, 0, -1, 1.75, -1, -1.75, 4, 0, -2, 3.5, -2, -3.5],
      y: [0, 1, 2, 0, 1, 2],
    };
    for (const [name, units] of [
      ['relu', 2],
      ['abs', 2],
      ['identity', 3],
    ] as const) {
      const { program } = stackProblem(denseStack([2, units, 3], activationLayer(name)), triangle, 'cross-entropy');
      const kinked = program.equations.findIndex((e) => e.primitive === 'map' && hasBreaks(e.parameters.function));
      for (const pattern of ['111111111111', '101010101010', '111010101011', '100110011001']) {
        const pieces = Int32Array.from(pattern, Number);
        const piece = kinked === -1 ? program : restrict(program, new Map([[kinked, pieces]]));
        const { range } = certifyNonSingular({ program: piece }, undefined, { methods: ['interval'], check: false });
        expect(range![1]).toBeGreaterThan(1e6);
      }
    }
  });

  test('enclosed spectra of smooth networks agree', () => {
    for (const [name, sizes, loss] of [
      ['tanh', [2, 2, 3], 'cross-entropy'],
      ['sigmoid', [2, 2, 2], 'half-mse'],
      ['softplus', [1, 2, 2, 1], 'mse'],
    ] as const) {
      const samples = randomSamples(randomStream('smooth', 1), [sizes[0]!], 4, sizes.at(-1)!, loss);
      const problem = stackProblem(denseStack(sizes, activationLayer(name)), samples, loss);
      const spectra = certifyNonSingular(problem, { range: [0, 1e8] }, { methods: ['interval'] });
      expect(spectra.verdict).toBe('proved');
    }
  });
});
