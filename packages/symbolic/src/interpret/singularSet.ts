import { type Program, UnsupportedError } from '@crease/tensor';
import { analyticity } from '../theorems/analyticity.js';
import { type KinkEquation, kinkEquations } from './kinkEquations.js';

/**
 * The equations of a set that contains S(f), the points where a program of θ is not analytic.
 *
 * $S(f) \subset \bigcup \{\theta : z(\theta) = b\}$ over all pre-activations z of kinked functions and all breaks b
 * that are not proved to be removable, and over the differences of all pairs of candidates of a maximum: outside, the
 * program is analytic. The inclusion may be strict (behind a dead unit the next pre-activation does not matter); in a
 * plane `creaseEffect` decides it box by box. Pre-activations that are seen to be constant give no equation, since a
 * scalar function of a constant is constant.
 *
 * Grade: proved.
 *
 * @throws UnsupportedError if a node has no value, or may not be analytic, elsewhere than at kinks, as √ or 1/z at 0
 */
export function singularSet(program: Program): readonly KinkEquation[] {
  const { verdict, reason } = analyticity(program);
  if (verdict !== 'proved')
    throw new UnsupportedError(
      `singularSet: kinks may not be all points at which the program is not analytic. ${reason} For the kinks alone take kinkEquations.`,
    );
  return kinkEquations(program).filter(({ smoothness }) => smoothness !== 'removable');
}
