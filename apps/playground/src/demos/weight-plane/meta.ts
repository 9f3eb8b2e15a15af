import type { Input, Meta } from '../../demo/meta.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import { type Results, radius } from './compute.ts';
import { outputOf, samples } from './network.ts';
import { describeChosen, describeFolds } from './words.ts';

const linear = { range: [-radius, radius], step: 0.05 } as const;

const inputs: readonly Input[] = [
  {
    ...linear,
    name: 'u',
    label: 'slope for z > 0',
    symbol: 'u',
    plain: 'u',
    default: 1,
    help: 'The output weight of the first unit.',
  },
  {
    ...linear,
    name: 'v',
    label: 'second output weight',
    symbol: 'v',
    plain: 'v',
    default: 0,
    help: 'Of the mirrored unit. Set v = −u: the creases vanish.',
  },
  { ...linear, name: 'w', label: 'weight', symbol: 'w', plain: 'w', default: 1, help: 'Or drag in the plane.' },
  { ...linear, name: 'b', label: 'bias', symbol: 'b', plain: 'b', default: -0.25, help: 'Or drag in the plane.' },
];

/** The loss over the plane of two weights, and the lines on which units switch. */
export const meta: Meta<Results> = {
  id: 'weight-plane',
  title: 'Where the loss is folded, and where it is not',
  topic: 'creases',
  inputs,
  stages: { surface: ['u', 'v'], chosen: ['u', 'v', 'w', 'b'] },
  code: ({ u, v, w, b }) => `import { slice2d } from '@crease/landscape';
import { activation, add, apply, evaluate, grad, mul, neg, objective, regions, scale, slice, sub, trace } from '@crease/tensor';

const [relu, square] = [activation('relu'), activation('square')];
const samples = ${JSON.stringify(samples)};
const planeLoss = trace({ theta: [2] }, ({ theta }) => {
  const [w, b] = [slice(theta, 0, []), slice(theta, 1, [])];
  const errors = samples.map(([x, y]) => {
    const z = add(mul(w, x), b);
    return apply(square, sub(add(mul(${u}, apply(relu, z)), mul(${v}, apply(relu, neg(z)))), y));
  });
  return scale(errors.reduce((a, b) => add(a, b)), 1, ${2 * samples.length});
});
const axes = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
const { creases } = slice2d(objective(planeLoss), Float64Array.of(0, 0), axes, { radius: ${radius}, points: 41 });
const { margin, signature } = regions(planeLoss, [[${w}, ${b}]]);
const [gradient] = evaluate(grad(planeLoss), [[${w}, ${b}]]);

({ creases: creases.length, margin, signature, gradient });`,
  outputs: [
    {
      name: 'folds',
      label: 'Lines that fold the loss',
      grade: 'observed',
      text: ({ surface }) => describeFolds(surface),
    },
    {
      name: 'pattern',
      label: 'Samples 1, 2, 3 at the ring',
      grade: 'observed',
      text: ({ chosen }) => describeChosen(chosen),
    },
    {
      name: 'gradient',
      label: 'Loss and gradient at the ring',
      grade: 'observed',
      text: ({ chosen: { loss, gradient } }) =>
        `L = ${formatNumber(loss)}, ∇L = (${Array.from(gradient, (g) => formatNumber(g)).join(', ')})`,
    },
  ],
  tables: [
    {
      name: 'loss',
      title: 'the loss on a grid',
      columns: ['w', 'b', 'loss'],
      rows: ({ surface: { positions, values } }) =>
        Array.from(values, (value, k) => [
          positions[k % positions.length],
          positions[Math.floor(k / positions.length)],
          value,
        ]),
      every: 60,
    },
    {
      name: 'creases',
      title: 'lines on which a unit switches, with the jump of the gradient',
      columns: ['line', 'w', 'b', 'jump'],
      rows: ({ surface }) => creaseRows(surface),
      every: 10,
    },
    {
      name: 'samples',
      title: 'data and network at the ring',
      columns: ['x', 'y', 'z', 'output'],
      rows: ({ chosen: { preactivations, slopes } }) =>
        samples.map(([x, y], k) => [x, y, preactivations[k], outputOf(preactivations[k]!, slopes)]),
    },
  ],
};

function* creaseRows({ creases }: Results['surface']): Generator<readonly number[]> {
  for (const [line, { points, jumps }] of creases.entries())
    for (const [k, jump] of jumps.entries()) yield [line + 1, points[2 * k]!, points[2 * k + 1]!, jump];
}
