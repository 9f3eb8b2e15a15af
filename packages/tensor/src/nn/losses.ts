import { UsageError } from '../errors.js';
import type { Value } from '../ir/value.js';
import { apply, mul, neg, scale, sub } from '../ops/arithmetic.js';
import { logSumExp, sum } from '../ops/reduce.js';
import { abs, softplus, square } from '../scalar/activations.js';
import {
  constant,
  sub as difference,
  neg as negative,
  pow as power,
  div as quotient,
  x,
} from '../scalar/expression.js';
import { piecewise } from '../scalar/piecewise.js';

/** What the targets of a loss are: numbers for each output, a class index, or a sign ±1 (labels 0/1 count as −1/+1). */
export type TargetKind = 'values' | 'classes' | 'signs';

/** The facts about one loss. */
export interface Loss {
  readonly targets: TargetKind;
  /** KaTeX of the definition, with m samples, o outputs and r = f(x) − y. */
  readonly latex: string;
  /**
   * The loss of a batch.
   *
   * @param output  shape [m, o]
   * @param targets shape [m, o]: the values, the classes one-hot, or the signs
   */
  readonly apply: (output: Value, targets: Value) => Value;
}

const margin = difference(constant(1), x);
// At its breaks the curvature is that of the lines outside, as in PyTorch.
const huber = piecewise(
  'huber',
  [-1, 1],
  [difference(negative(x), constant(0.5)), quotient(power(x, 2), constant(2)), difference(x, constant(0.5))],
  ['left', 'right'],
);
// At margin 1 a sample counts as classified: relu(0) of the rest has slope 0.
const hinge = piecewise('hinge', [1], [margin, constant(0)], ['right']);
const squaredHinge = piecewise('squaredHinge', [1], [power(margin, 2), constant(0)], ['right']);

/**
 * Every loss, by its public name. A step size means nothing without that name: `half-mse` doubles the step sizes of
 * `mse`.
 */
export const losses: Readonly<Record<string, Loss>> = {
  'half-mse': {
    targets: 'values',
    latex: '\\frac1{2m}\\sum_i\\lVert r_i\\rVert^2',
    apply: (f, y) => scale(sumOfSquares(f, y), 1, 2 * samples(f)),
  },
  mse: {
    targets: 'values',
    latex: '\\frac1m\\sum_i\\lVert r_i\\rVert^2',
    apply: (f, y) => scale(sumOfSquares(f, y), 1, samples(f)),
  },
  'torch-mse': {
    targets: 'values',
    latex: '\\frac1{mo}\\sum_i\\lVert r_i\\rVert^2',
    apply: (f, y) => scale(sumOfSquares(f, y), 1, samples(f) * f.shape[1]!),
  },
  'sum-squares': { targets: 'values', latex: '\\sum_i\\lVert r_i\\rVert^2', apply: sumOfSquares },
  'cross-entropy': {
    targets: 'classes',
    latex: '\\frac1m\\sum_i-\\log\\operatorname{softmax}(f(x_i))_{y_i}',
    apply: (f, oneHot) => {
      const chosen = sum(mul(f, oneHot), [1]);
      return scale(sum(sub(logSumExp(f), chosen)), 1, samples(f));
    },
  },
  logistic: {
    targets: 'signs',
    latex: '\\frac1m\\sum_i\\log\\left(1+e^{-s_i f(x_i)}\\right)',
    apply: (f, signs) => scale(sum(apply(softplus, neg(mul(f, signs)))), 1, samples(f)),
  },
  // The piecewise losses: their kinks count in S(L).
  huber: {
    targets: 'values',
    latex:
      '\\frac1m\\sum_i\\sum_j h(r_{ij}),\\quad h(r)=\\tfrac12r^2\\text{ for }|r|\\le1,\\ |r|-\\tfrac12\\text{ beyond}',
    apply: (f, y) => meanOf(apply(huber, sub(f, y))),
  },
  absolute: {
    targets: 'values',
    latex: '\\frac1m\\sum_i\\sum_j|r_{ij}|',
    apply: (f, y) => meanOf(apply(abs, sub(f, y))),
  },
  hinge: {
    targets: 'signs',
    latex: '\\frac1m\\sum_i\\max(0,1-s_if(x_i))',
    apply: (f, signs) => meanOf(apply(hinge, mul(f, signs))),
  },
  'squared-hinge': {
    targets: 'signs',
    latex: '\\frac1m\\sum_i\\max(0,1-s_if(x_i))^2',
    apply: (f, signs) => meanOf(apply(squaredHinge, mul(f, signs))),
  },
};

/**
 * The loss with this name.
 *
 * @throws UsageError that lists the names
 */
export function lossNamed(name: string): Loss {
  const loss = Object.hasOwn(losses, name) ? losses[name] : undefined;
  if (loss === undefined) throw new UsageError(`Unknown loss "${name}". Known: ${Object.keys(losses).join(', ')}.`);
  return loss;
}

function sumOfSquares(f: Value, y: Value): Value {
  return sum(apply(square, sub(f, y)));
}

/** The sum over outputs, averaged over the samples. */
function meanOf(terms: Value): Value {
  return scale(sum(terms), 1, samples(terms));
}

function samples(f: Value): number {
  return f.shape[0]!;
}
