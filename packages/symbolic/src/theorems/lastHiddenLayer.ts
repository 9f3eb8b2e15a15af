import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { ActivationShape } from './activationShape.js';

/** The losses that the theorem knows. */
export type LossKind =
  /** κ Σ ‖f_i − y_i‖². */
  | 'squares'
  /** κ Σ (log Σ_k e^{f_ik} − ⟨t_i, f_i⟩), the entries of each t_i with the sum 1. */
  | 'cross-entropy'
  /** κ Σ log(1 + e^{−s_i f_i}), one output. */
  | 'logistic';

/** A network whose last hidden layer has weights, biases and an output layer of its own. */
export interface LastHiddenLayer {
  readonly loss: LossKind;
  readonly samples: number;
  readonly outputs: number;
  /** κ of the loss. */
  readonly factor: Rational;
  readonly activation: ActivationShape;
  /**
   * What is known at θ′ = 0 of the features g that the layer is given: they vanish for every sample, whatever the
   * pieces of earlier layers, or are the same for all samples; or they depend on no parameter.
   */
  readonly features: 'zero' | 'constant' | 'data' | 'any';
}

/** No exceptional step size; exactly this one; or the hypothesis that fails, as the end of a sentence. */
export type LastHiddenLayerAnswer = 'none' | { readonly eta: Rational } | { readonly fails: string };

/**
 * The exceptional step sizes of a network by its last hidden layer alone, whatever comes before it.
 *
 * Theorem (Crease). Let $f_i = c + \sum_k u_k \sum_p a_{ip}\,\sigma(b_k + \langle w_k, g_{ip}(\theta')\rangle)$ with
 * $a_{ip} \ge 0$, components c, u, b, w of θ that occur nowhere else, and features g from any program of total nodes.
 *
 * (i) Every piece τ of σ has τ(0) = 0, and τ = 0 or τ′(0) > 0. With squares, and one output or features that vanish
 * at some θ′, a piece of the loss has the exceptional step size 1/(2κm) if all units are on zero pieces for all samples,
 * otherwise none. With logistic loss, or cross-entropy and two classes or features that vanish: none.
 *
 * (ii) σ is analytic on R. With squares and $\sum_p a_{ip}$ the same for all i, σ not constant, and one output or
 * features that are the same for all samples at some θ′: none. With cross-entropy or logistic loss and σ not affine:
 * none.
 *
 * (iii) Every piece of σ is a multiple of its argument, the features depend on no parameter, and the loss is
 * cross-entropy or logistic: none.
 *
 * The proofs look at u = 0, w = 0 and c, b free, where only the blocks of c, u and (w, b) are left of the Hessian.
 */
export function lastHiddenLayer(facts: LastHiddenLayer): LastHiddenLayerAnswer {
  const { activation, features, loss, outputs } = facts;
  if (loss === 'squares') {
    if (activation.risesFromZero && (outputs === 1 || features === 'zero')) {
      if (!activation.hasZeroPiece) return 'none';
      return { eta: rationals.div(rationals.one, rationals.scale(facts.factor, 2 * facts.samples, 1)) };
    }
    if (activation.smooth !== undefined && (outputs === 1 || features === 'zero' || features === 'constant'))
      return 'none';
    return { fails: activation.risesFromZero || activation.smooth !== undefined ? manyOutputs : wrongPieces };
  }
  if (activation.smooth === 'curved' || (activation.isLinear && features === 'data')) return 'none';
  if (!activation.risesFromZero) return { fails: wrongPieces };
  return outputs <= 2 || features === 'zero' ? 'none' : { fails: manyOutputs };
}

const manyOutputs = 'for so many outputs the input of the last hidden layer has to vanish where the weights do';
const wrongPieces =
  'the activation of the last hidden layer has kinks and a piece that is not 0 at 0, or does not rise there';
