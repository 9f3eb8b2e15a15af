import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { lossAt } from './regionMinimum.js';
import type { RegressionNetwork } from './regressionNetwork.js';

/** A direction in which the loss decreases: of the products (p, u) = |v|·(w, 1) of one unit, or of the output bias. */
export interface Descent {
  /** `undefined`: the output bias, and the direction has one entry. */
  readonly unit: number | undefined;
  /** The sign of the output weight. */
  readonly sign: 1 | -1;
  /** For a unit with output weight 0: a direction of w along which its response does not stay 0, and a last entry. */
  readonly direction: readonly Rational[];
}

/**
 * A point near θ with a lower loss, found by going a way along the direction and halving it until the exact loss is less.
 *
 * A unit with output weight 0 gets the weight ±t² where its own weights go the way t: its response is of order t at most,
 * so the change of the loss is ±2t²·response + O(t⁴), negative for one of the signs.
 */
export function lowerLoss(network: RegressionNetwork, theta: readonly Rational[], descent: Descent): Rational[] {
  const value = lossAt(network, theta);
  for (let t = rationals.one; ; t = rationals.mul(t, rational(1, 2)))
    for (const candidate of candidates(network, theta, descent, t))
      if (candidate !== undefined && rationals.compare(rationals.sub(lossAt(network, candidate), value), 0) === -1)
        return candidate;
}

function candidates(
  network: RegressionNetwork,
  theta: readonly Rational[],
  { unit, sign, direction }: Descent,
  t: Rational,
): (Rational[] | undefined)[] {
  const along = (from: Rational, k: number): Rational => rationals.add(from, rationals.mul(t, direction[k]!));
  const moved = (changes: ReadonlyMap<number, Rational>): Rational[] => theta.map((x, k) => changes.get(k) ?? x);
  if (unit === undefined) return [moved(new Map([[network.outputBias!, along(theta[network.outputBias!]!, 0)]]))];
  const places = network.hiddenWeights[unit]!;
  const output = network.outputWeights[unit]!;
  const weights = places.map((place) => theta[place]!);
  if (rationals.isZero(theta[output]!)) {
    const changed = weights.map((w, k) => [places[k]!, along(w, k)] as const);
    const size = rationals.mul(t, t);
    return [size, rationals.neg(size)].map((v) => moved(new Map([...changed, [output, v]])));
  }
  const signed = (v: Rational): Rational => (sign === 1 ? v : rationals.neg(v));
  const u = signed(theta[output]!);
  const next = along(u, places.length);
  if (rationals.compare(next, 0) !== 1) return [undefined];
  const changed = weights.map((w, k) => [places[k]!, rationals.div(along(rationals.mul(u, w), k), next)] as const);
  return [moved(new Map([...changed, [output, signed(next)]]))];
}
