import type { Input, Meta } from '../../demo/meta.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { lines } from './program.ts';
import { describeStep } from './words.ts';

const weight = { range: [-2, 2], step: 0.05 } as const;

const inputs: readonly Input[] = [
  {
    name: 'step',
    label: 'step',
    symbol: 'k',
    plain: 'k',
    range: [0, 2 * lines.length],
    step: 1,
    isInteger: true,
    default: 9,
    help: 'First down the program, then up again.',
  },
  {
    ...weight,
    name: 'theta1',
    label: 'weight',
    symbol: '\\theta_1',
    plain: 'θ₁',
    default: 0.8,
    help: 'Below 0 the first unit is dead.',
  },
  {
    ...weight,
    name: 'theta2',
    label: 'weight',
    symbol: '\\theta_2',
    plain: 'θ₂',
    default: 0.5,
    help: 'Below 0 the second unit is dead.',
  },
];

/** A tiny program run forwards for its values and backwards for its derivatives. */
export const meta: Meta<Results> = {
  id: 'tape',
  title: 'A program forwards and backwards',
  topic: 'programs',
  inputs,
  stages: { tape: ['theta1', 'theta2'] },
  code: ({
    theta1,
    theta2,
  }) => `import { activation, apply, evaluate, grad, mul, scale, slice, sub, trace } from '@crease/tensor';

const [relu, square] = [activation('relu'), activation('square')];
const tiny = trace({ theta: [2] }, ({ theta }) => {
  const a = apply(relu, slice(theta, 0, []));
  const f = apply(relu, mul(slice(theta, 1, []), a));
  return scale(apply(square, sub(1, f)), 1, 2);
});
const [value, gradient] = evaluate(grad(tiny, { value: true }), [[${theta1}, ${theta2}]]);

({ value, gradient });`,
  outputs: [
    { name: 'now', label: 'This step', grade: 'observed', text: ({ tape }, { step }) => describeStep(tape, step!) },
    {
      name: 'gradient',
      label: 'Gradient, when all steps are done',
      grade: 'observed',
      text: ({ tape: { adjoints } }) => `∇L = (${formatNumber(adjoints[0]!)}, ${formatNumber(adjoints[1]!)})`,
    },
  ],
  tables: [
    {
      name: 'lines',
      title: 'values and derivatives of all lines',
      columns: ['line', 'formula', 'value', 'derivative of L'],
      rows: ({ tape: { values, adjoints } }) =>
        lines.map(({ name, formula }, k) => [name, formula, values[k], adjoints[k]]),
    },
  ],
};
