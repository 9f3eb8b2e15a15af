import { describe, expect, it } from 'vitest';
import { evaluate } from '../exec/evaluate.js';
import { grad } from '../passes/grad.js';
import { encodeTargets } from './data.js';
import { denseKind } from './layers/dense.js';
import { batchLossProgram, lossProgram, outputProgram } from './lossProgram.js';
import { readModelWith } from './model.js';
import { perSample } from './perSample.js';
import { readModel } from './readModel.js';

const relu = { type: 'activation', name: 'relu' };
const dense = (weight: unknown, bias: unknown = null, more: object = {}): object => ({
  type: 'dense',
  weight,
  bias,
  ...more,
});
const file = (layers: unknown, more: object = {}): unknown => ({
  format: 'crease-model/1',
  input: [2],
  layers,
  ...more,
});
const data = { samples: 2, features: Float64Array.of(1, 2, -1, 1), targets: Float64Array.of(1, 0) };

describe('readModel', () => {
  it('lays the trained parameters in the order of layers and fields', () => {
    const model = readModel(
      file(
        [
          dense(
            [
              [1, 2],
              [3, 4],
            ],
            [5, 6],
          ),
          relu,
          dense([[7, 8]]),
        ],
        { name: 'net' },
      ),
    );
    expect(model.layout.entries.map((e) => [e.name, e.offset, e.shape])).toEqual([
      ['layers/0/weight', 0, [2, 2]],
      ['layers/0/bias', 4, [2]],
      ['layers/2/weight', 6, [1, 2]],
    ]);
    expect(model.theta).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    expect(model.output).toEqual([1]);
    // relu([1 2; 3 4]·(1, 2) + (5, 6)) = (10, 17) → 7·10 + 8·17; second sample (−1, 1) → (6, 7).
    expect(evaluate(outputProgram(model, data), [model.theta])).toEqual([Float64Array.of(206, 98)]);
  });
  it('reads an activation that is given by its pieces', () => {
    const leaky = readModel(file([dense([[1, -1]]), { type: 'activation', formula: '0.5*x | x' }]));
    expect(evaluate(outputProgram(leaky, data), [leaky.theta])).toEqual([Float64Array.of(-0.5, -1)]);
  });
  it('keeps frozen parameters out of θ', () => {
    const model = readModel(file([dense([[1, 2]], [5], { frozen: ['bias'] }), dense([[3]], [4], { frozen: true })]));
    expect(model.theta).toEqual(Float64Array.of(1, 2));
    expect(evaluate(outputProgram(model, data), [model.theta])).toEqual([Float64Array.of(34, 22)]);
  });
  it('reads tied parameters from the layer they are tied to', () => {
    const model = readModel(
      file([
        dense(
          [
            [1, 2],
            [3, 4],
          ],
          null,
          { name: 'a' },
        ),
        { type: 'dense', tied: 'a' },
      ]),
    );
    expect(model.theta.length).toBe(4);
    // W·W·(1, 2) = W·(5, 11) and W·W·(−1, 1) = W·(1, 1).
    expect(evaluate(outputProgram(model, { ...data, targets: new Float64Array(4) }), [model.theta])).toEqual([
      Float64Array.of(27, 59, 3, 7),
    ]);
  });
  it('flattens samples', () => {
    const model = readModel({ ...(file([{ type: 'flatten' }, dense([[1, 1, 1, 1]])]) as object), input: [2, 2] });
    expect(model.layers[0]!.output).toEqual([4]);
  });
  it('takes from named tensors what the document names', () => {
    const tensors = new Map([
      ['w', { shape: [1, 2], data: Float32Array.of(1.5, 2) }],
      ['b', { shape: [1], data: [5] }],
    ]);
    const model = readModel(file([dense('w', 'b')], { weights: 'w.safetensors' }), { tensors });
    expect(model.theta).toEqual(Float64Array.of(1.5, 2, 5));
  });
  const tensors = new Map([
    ['flat', { shape: [2], data: [1, 2] }],
    ['short', { shape: [1, 2], data: [1] }],
    ['empty', { shape: [0, 2], data: [] }],
    ['infinite', { shape: [1, 2], data: [1, Number.POSITIVE_INFINITY] }],
  ]);
  for (const name of ['absent', ...tensors.keys()])
    it(`refuses the tensor: ${name}`, () =>
      expect(messageOf(() => readModel(file([dense(name)]), { tensors }))).toMatchSnapshot());
  it('reads frozen parameters through a tie as frozen', () => {
    const square = dense([
      [1, 2],
      [3, 4],
    ]);
    const model = readModel(
      file([{ ...square, name: 'a', frozen: true }, { type: 'dense', tied: 'a' }, dense([[1, 1]])]),
    );
    expect(model.theta).toEqual(Float64Array.of(1, 1));
  });
  it('reads −0 written as a text', () => {
    expect(Object.is(readModel(file([dense([['-0', 1]])])).theta[0], -0)).toBe(true);
  });

  const bad: Record<string, unknown> = {
    'not an object': 3,
    'no format': {},
    'another format': { format: 'crease-report/1' },
    'separate weights that are not given': file([dense('w')], { weights: 'w.safetensors' }),
    'no layers': file([]),
    'layers is an object': file({}),
    'input sizes': { ...(file([relu]) as object), input: [0] },
    'unknown layer': file([{ type: 'activaton', name: 'relu' }]),
    'layer of Object.prototype': file([{ type: 'constructor' }]),
    'unknown activation': file([{ type: 'activation', name: 'swishish' }]),
    'activation parameter': file([{ type: 'activation', name: 'elu', alpha: 'NaN' }]),
    'activation formula': file([{ type: 'activation', formula: '0 | max(0, x)' }]),
    'activation formula that is no text': file([{ type: 'activation', formula: 1 }]),
    'breaks out of order': file([{ type: 'activation', name: 'hardTanh', min: 2, max: 1 }]),
    'missing weight': file([{ type: 'dense' }]),
    'bias of another length': file([
      dense(
        [
          [1, 2],
          [3, 4],
        ],
        [1],
      ),
    ]),
    'weight of another width': file([dense([[1, 2, 3]])]),
    'NaN weight': file([dense([[1, 'NaN']])]),
    'infinite weight': file([dense([[1, Number.POSITIVE_INFINITY]])]),
    'null weight': file([dense([[1, null]])]),
    'ragged weight': file([dense([[1, 2], [3]])]),
    'empty weight': file([dense([])]),
    'flat weight': file([dense([1, 2])]),
    'weight is a text': file([dense('w1')]),
    'frozen name': file([dense([[1, 2]], null, { frozen: ['wieght'] })]),
    'tied to nothing': file([dense([[1, 2]], null, { tied: 'b' })]),
    'tied to other shapes': file([dense([[1, 2]], null, { name: 'a' }), dense([[1]], null, { tied: 'a' })]),
    'dense on images': { ...(file([dense([[1, 2, 3, 4]])]) as object), input: [2, 2] },
  };
  for (const [name, document] of Object.entries(bad)) {
    // The lists of what is supported are left out: they grow with every layer.
    const message = (): string => messageOf(() => readModel(document)).replace(/(?<=Supported: ).*/, '…');
    it(`refuses: ${name}`, () => expect(message()).toMatchSnapshot());
  }
});

describe('lossProgram', () => {
  const model = readModel(
    file([
      dense(
        [
          [1, 2],
          [3, 4],
        ],
        [0, 0],
      ),
    ]),
  );
  const one = readModel(file([dense([[1, 2]])]));
  // Outputs (5, 11) and (1, 1) for the two samples.
  const values = { ...data, targets: Float64Array.of(4, 9, 1, 3) };
  const at = (lossName: string, d: typeof data, m = model): number =>
    evaluate(lossProgram(m, d, lossName), [m.theta])[0]![0]!;

  it('scales squared losses as their names say', () => {
    expect(at('sum-squares', values)).toBe(9);
    expect(at('half-mse', values)).toBe(9 / 4);
    expect(at('mse', values)).toBe(9 / 2);
    expect(at('torch-mse', values)).toBe(9 / 4);
  });
  it('cross-entropy', () => {
    // −log softmax: classes 1 and 0 of logits (5, 11), (1, 1).
    const expected = (Math.log1p(Math.exp(-6)) + Math.LN2) / 2;
    expect(at('cross-entropy', data)).toBeCloseTo(expected, 15);
  });
  it('logistic with labels 0/1 or ±1', () => {
    const expected = (Math.log1p(Math.exp(-5)) + Math.log1p(Math.exp(1))) / 2;
    expect(at('logistic', data, one)).toBeCloseTo(expected, 15);
    expect(at('logistic', { ...data, targets: Float64Array.of(1, -1) }, one)).toBeCloseTo(expected, 15);
  });
  it('weight decay adds (w/2)‖θ‖²', () => {
    const program = lossProgram(one, data, 'mse', { weightDecay: 0.5 });
    expect(evaluate(program, [one.theta])[0]![0]).toBe(at('mse', data, one) + 1.25);
  });

  it('piecewise losses average over samples and sum over outputs', () => {
    // Residuals (1, 2) and (0, −2).
    expect(at('absolute', values)).toBe(5 / 2);
    expect(at('huber', values)).toBe((0.5 + 1.5 + 0 + 1.5) / 2);
    // Outputs 5 and 1 with labels 1 and 0: margins 5 and −1.
    expect(at('hinge', data, one)).toBe(1);
    expect(at('squared-hinge', data, one)).toBe(2);
  });
  it('label smoothing mixes in all classes alike', () => {
    const smooth = evaluate(lossProgram(model, data, 'cross-entropy', { labelSmoothing: 0.25 }), [model.theta])[0]![0]!;
    const classes = (labels: number[]): number => at('cross-entropy', { ...data, targets: Float64Array.from(labels) });
    expect(smooth).toBeCloseTo(0.875 * classes([1, 0]) + 0.125 * classes([0, 1]), 14);
  });

  it('options mean the same for a batch that is an input', () => {
    const options = { labelSmoothing: 0.25, weightDecay: 0.5 };
    const batch = batchLossProgram(model, 'cross-entropy', 2, options);
    const encoded = encodeTargets(data.targets, 'classes', 2, 2);
    expect(evaluate(batch, [model.theta, data.features, encoded])).toEqual(
      evaluate(lossProgram(model, data, 'cross-entropy', options), [model.theta]),
    );
  });

  const failing: Record<string, () => unknown> = {
    'label smoothing beyond 1': () => lossProgram(model, data, 'cross-entropy', { labelSmoothing: 2 }),
    'label smoothing of values': () => lossProgram(model, values, 'mse', { labelSmoothing: 0.1 }),
    'weight decay that is no number': () => lossProgram(model, values, 'mse', { weightDecay: Number.NaN }),
    'a part of a sample': () => lossProgram(model, { ...values, samples: 1.5 }, 'mse'),
    'a batch of nothing': () => batchLossProgram(model, 'mse', 0),
    'label smoothing of values in a batch': () => batchLossProgram(model, 'mse', 2, { labelSmoothing: 0.1 }),
    'features of other samples': () => perSample(model, { ...values, features: new Float64Array(2) }, 'mse'),
    'targets of other samples': () => perSample(model, { ...values, targets: new Float64Array(2) }, 'mse'),
    'unknown loss': () => lossProgram(model, values, 'rmse'),
    'class out of range': () => lossProgram(model, { ...data, targets: Float64Array.of(0, 2) }, 'cross-entropy'),
    'class not whole': () => lossProgram(model, { ...data, targets: Float64Array.of(0.5, 1) }, 'cross-entropy'),
    label: () => lossProgram(one, { ...data, targets: Float64Array.of(2, 1) }, 'logistic'),
    'logistic outputs': () => lossProgram(model, data, 'logistic'),
    'feature columns': () => lossProgram(model, { ...data, features: new Float64Array(6) }, 'mse'),
    'target columns': () => lossProgram(model, data, 'mse'),
    'no samples': () =>
      lossProgram(model, { samples: 0, features: new Float64Array(), targets: new Float64Array() }, 'mse'),
  };
  for (const [name, body] of Object.entries(failing)) {
    it(`refuses: ${name}`, () => expect(messageOf(body)).toMatchSnapshot());
  }
});

describe('perSample', () => {
  const model = readModel(file([dense([[1, 2]], [3]), { type: 'activation', name: 'tanh' }, dense([[4]])]));
  const single = (k: number): typeof data => ({
    samples: 1,
    features: data.features.slice(2 * k, 2 * k + 2),
    targets: data.targets.slice(k, k + 1),
  });
  it('gives the loss and the gradient of each sample, to the last bit', () => {
    const each = perSample(model, data, 'mse');
    const programs = [0, 1].map((k) => lossProgram(model, single(k), 'mse'));
    expect([...each.losses(model.theta)]).toEqual(programs.map((p) => evaluate(p, [model.theta])[0]![0]));
    expect([...each.gradients(model.theta)]).toEqual(
      programs.flatMap((p) => [...evaluate(grad(p), [model.theta])[0]!]),
    );
  });
  it('refuses a θ of another length', () => {
    expect(() => perSample(model, data, 'mse').losses(new Float64Array(2))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: perSample: theta must have 4 entries, got 2.]`,
    );
  });
});

function messageOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  throw new Error('nothing was thrown');
}

describe('readModelWith', () => {
  const document = { format: 'crease-model/1', input: [1], layers: [{ type: 'dense', weight: [[2]], bias: null }] };
  it('reads what readModel reads', () => {
    expect(readModelWith({ dense: denseKind }, document).theta).toEqual(readModel(document).theta);
  });
  it('knows only the kinds that it is given', () => {
    expect(() => readModelWith({}, document)).toThrow('layers/0: layer type "dense" is not supported');
  });
});
