import type { RationalMatrix } from '../algebra/integerMatrix.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { type Slopes, type ZeroSum, zeroSumRegion } from './zeroSumRegion.js';

/** A network with one hidden layer, a scalar output and squared loss, as the theorem sees it. */
export interface OneHiddenLayer {
  /** The input of each sample, with a last entry 1 if the hidden units have biases; shape [m, d]. */
  readonly inputs: RationalMatrix;
  /** The activation: linear on both sides of 0. */
  readonly slopes: Slopes;
  readonly hasOutputBias: boolean;
  /** κ in L = κ Σ_i (f_i − y_i)². */
  readonly factor: Rational;
}

/** What the theorem says: no exceptional step size, or this one at most. */
export type OneHiddenLayerAnswer =
  | { readonly kind: 'none'; readonly because: ZeroSum | 'no output bias' }
  | { readonly kind: 'exceptional'; readonly eta: Rational; readonly because: ZeroSum & { readonly kind: 'cancels' } }
  | { readonly kind: 'candidate'; readonly eta: Rational; readonly because: ZeroSum & { readonly kind: 'unknown' } };

/**
 * The exceptional step sizes of a network with one hidden layer, scalar output and squared loss.
 *
 * Theorem (Crease). Let $f_i = c + \sum_j v_j \langle w_j, \xi_{ij}\rangle$ with arbitrary vectors $\xi_{ij}$ and all of
 * v, w (and c) trained, and $L = \frac1m \sum_i (f_i - y_i)^2$. Without c no step size is exceptional. With c it is
 * 1/2 if $\sum_i \xi_{ij} = 0$ for every j, otherwise none. For an activation with slopes p, q the vectors are
 * $\xi_{ij} = s_{ij} x_i$, constant on each region, and the regions of the units are independent of each other: 1/2 is
 * exceptional exactly if one unit has a region with $\sum_i s_i x_i = 0$.
 *
 * Proof in outline. The units split into groups that are coupled through $\sum_i \xi_{ij}\xi_{ik}^\top$ or, with c,
 * through $\sum_i \xi_{ij}$; the Hessian is block diagonal over the groups. In a group one unit after the other is
 * removed: at v_k = w_k = 0 it splits off a block with eigenvalues ±|β|, β not constant. What is left is one unit, whose
 * Hessian grows like t² in every eigenvalue that is not constant 0 along tθ; or c with one unit, where only λ = 2 is
 * possible and det(2I − H) is a non-zero multiple of $\langle \sum_i \xi_i, w\rangle^2$; or c alone, with λ = 2.
 *
 * Grade: proved, or `candidate` where the regions could not be enumerated (no other step size is exceptional then).
 */
export function oneHiddenLayer(facts: OneHiddenLayer): OneHiddenLayerAnswer {
  if (!facts.hasOutputBias) return { kind: 'none', because: 'no output bias' };
  // λ = 2 for the mean of squares; L is κm times that mean.
  const eta = rationals.div(rationals.one, rationals.scale(facts.factor, 2 * facts.inputs.length, 1));
  const because = zeroSumRegion(facts.inputs, facts.slopes);
  if (because.kind === 'cancels') return { kind: 'exceptional', eta, because };
  return because.kind === 'unknown' ? { kind: 'candidate', eta, because } : { kind: 'none', because };
}
