import { UsageError } from '../errors.js';
import type { Value } from '../ir/value.js';
import { apply, mul, neg, scale, sub } from '../ops/arithmetic.js';
import { logSumExp, sum } from '../ops/reduce.js';
import { activation } from '../scalar/activations.js';

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
    apply: (f, signs) => scale(sum(apply(activation('softplus'), neg(mul(f, signs)))), 1, samples(f)),
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
  return sum(apply(activation('square'), sub(f, y)));
}

function samples(f: Value): number {
  return f.shape[0]!;
}
