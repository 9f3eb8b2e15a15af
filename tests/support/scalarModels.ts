import {
  activation,
  add,
  analytic,
  apply,
  atoms,
  type Data,
  expression,
  lossProgram,
  type Model,
  mul,
  type Program,
  readModel,
  scale,
  slice,
  trace,
} from '@crease/tensor';

/** The two points of arXiv 2510.24466, section 5. */
export const paperData: Data = {
  samples: 2,
  features: Float64Array.of(0.9, 2.5),
  targets: Float64Array.of(0.9, 2.5),
};

/** The start of its figure 3. */
export const paperStart: readonly [number, number] = [1.48, 1 / 1.48 + 0.1];

/** f(x) = ReLU(θ₂ ReLU(θ₁ x)), the two-parameter network of arXiv 2510.24466; longer chains by more weights. */
export function reluChain(weights: readonly number[]): Model {
  return readModel({
    format: 'crease-model/1',
    input: [1],
    layers: weights.flatMap((w) => [
      { type: 'dense', weight: [[w]], bias: null },
      { type: 'activation', name: 'relu' },
    ]),
  });
}

/** Its loss on the two points. */
export function paperLoss(lossName = 'half-mse', weightDecay = 0): Program {
  return lossProgram(reluChain(paperStart), paperData, lossName, { weightDecay });
}

/** f(x) = v ReLU(w x) + c on three points that no line meets; θ = (w, v, c). */
export function biasNetwork(): { readonly loss: Program; readonly theta: Float64Array } {
  const model = readModel({
    format: 'crease-model/1',
    input: [1],
    layers: [
      { type: 'dense', weight: [[1]], bias: null },
      { type: 'activation', name: 'relu' },
      { type: 'dense', weight: [[0.9]], bias: [0.1] },
    ],
  });
  const data: Data = { samples: 3, features: Float64Array.of(0.5, 1, 2), targets: Float64Array.of(1, 0.8, 2) };
  return { loss: lossProgram(model, data, 'half-mse'), theta: model.theta };
}

/** f(x) = v tanh(w x + b) + c, by default on three points with weight decay 1/64; θ = (w, b, v, c). */
export function tanhNetwork(
  features: readonly number[] = [0.5, 1, 2],
  targets: readonly number[] = [0.5, 0.75, 1],
  weightDecay = 1 / 64,
): { readonly loss: Program; readonly theta: Float64Array } {
  const model = readModel({
    format: 'crease-model/1',
    input: [1],
    layers: [
      { type: 'dense', weight: [[1]], bias: [0.2] },
      { type: 'activation', name: 'tanh' },
      { type: 'dense', weight: [[1.1]], bias: [0.1] },
    ],
  });
  const data: Data = {
    samples: features.length,
    features: Float64Array.from(features),
    targets: Float64Array.from(targets),
  };
  return { loss: lossProgram(model, data, 'half-mse', { weightDecay }), theta: model.theta };
}

/** x²y + sin(xz) + y³/3 − 2yz + e^(z/2), the loss of tests/oracles/optimisers.json. */
export function mixedLoss(): Program {
  return trace({ theta: [3] }, ({ theta }) => {
    const [x, y, z] = [0, 1, 2].map((k) => slice(theta, k, []));
    const cube = mul(mul(y!, y!), y!);
    const terms = [
      mul(mul(x!, x!), y!),
      apply(activation('sin'), mul(x!, z!)),
      scale(cube, 1, 3),
      scale(mul(y!, z!), -2),
      apply(analytic('exp', expression.atom(atoms.exp, expression.x)), scale(z!, 1, 2)),
    ];
    return terms.reduce((total, term) => add(total, term));
  });
}
