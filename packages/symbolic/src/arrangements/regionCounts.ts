import { UsageError } from '@crease/tensor';

/**
 * The largest number of cells that m hyperplanes can have in d dimensions, attained in general position:
 * $\sum_{k \le d} \binom{m}{k}$. Grade: exact.
 *
 * Source: L. Schläfli; T. Zaslavsky, Facing up to arrangements, Memoirs AMS 154 (1975).
 *
 * @throws UsageError unless both are whole numbers from 0 on
 * @example maxCells(5, 2) // 16n
 */
export function maxCells(hyperplanes: number, dimension: number): bigint {
  checkCounts('maxCells', [hyperplanes, dimension]);
  return partialBinomialSum(hyperplanes, dimension);
}

/**
 * The largest number of activation patterns that one unit can have on m samples, attained in general position:
 * $2\sum_{k<D} \binom{m-1}{k}$, with D the number of its weights, the bias among them. Grade: exact.
 *
 * The same number counts the regions of the space of its weights, for a function with one kink, at 0.
 *
 * Source: T. M. Cover, Geometrical and statistical properties of systems of linear inequalities, IEEE Transactions on
 * Electronic Computers EC-14 (1965), 326–334.
 *
 * @throws UsageError unless both are whole numbers from 1 on
 * @example maxDichotomies(5, 2) // 10n
 */
export function maxDichotomies(samples: number, weights: number): bigint {
  checkCounts('maxDichotomies', [samples - 1, weights - 1]);
  return 2n * partialBinomialSum(samples - 1, weights - 1);
}

/**
 * An upper bound of the number of linear regions of a ReLU network on its input space:
 * $\sum_{(j_1,\dots,j_L)} \prod_l \binom{n_l}{j_l}$ over $0 \le j_l \le \min(n_0, n_1 - j_1, \dots, n_{l-1} - j_{l-1}, n_l)$.
 *
 * Grade: proved in the source; for one hidden layer it is `maxCells`.
 *
 * Source: T. Serra, C. Tjandraatmadja, S. Ramalingam, Bounding and counting linear regions of deep neural networks,
 * arXiv:1711.02114, Theorem 1.
 *
 * @param inputs n_0
 * @param widths n_1, …, n_L: the widths of the hidden layers
 * @throws UsageError unless all are whole numbers from 0 on
 */
export function maxLinearRegions(inputs: number, widths: readonly number[]): bigint {
  checkCounts('maxLinearRegions', [inputs, ...widths]);
  const from = (layer: number, rank: number): bigint => {
    const width = widths[layer];
    if (width === undefined) return 1n;
    let sum = 0n;
    for (let j = 0; j <= Math.min(rank, width); j++)
      sum += binomial(width, j) * from(layer + 1, Math.min(rank, width - j));
    return sum;
  };
  return from(0, inputs);
}

/** The number of multisets of `size` elements of a set of `kinds`: regions up to the order of the units. */
export function multisets(kinds: number, size: number): bigint {
  return binomial(kinds + size - 1, size);
}

function partialBinomialSum(n: number, last: number): bigint {
  let sum = 0n;
  for (let k = 0; k <= Math.min(n, last); k++) sum += binomial(n, k);
  return sum;
}

function binomial(n: number, k: number): bigint {
  let value = 1n;
  for (let i = 0; i < k; i++) value = (value * BigInt(n - i)) / BigInt(i + 1);
  return value;
}

function checkCounts(name: string, counts: readonly number[]): void {
  if (!counts.every((n) => Number.isInteger(n) && n >= 0))
    throw new UsageError(`${name}: the counts must be whole numbers that are not negative, got ${counts.join(', ')}.`);
}
