import { hasFinitelyManyPieces, type ScalarFunction, UnsupportedError } from '@crease/tensor';
import type { Arrangement } from '../arrangements/arrangement.js';
import { firstJump } from '../certificates/polynomialPieces.js';
import { checkTraining, type NonSingularityProblem } from '../certificates/problem.js';
import { expressionPolynomial } from '../interpret/expressionPolynomial.js';
import { type Rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { type TwoDenseLayers, twoDenseLayers } from '../theorems/twoDenseLayers.js';

/** A piece of the activation: slope·z + intercept. */
export interface LinearPiece {
  readonly slope: Rational;
  readonly intercept: Rational;
}

/** A network f(x) = c + Σ_j v_j σ(⟨w_j, x⟩) with σ continuous and piecewise linear, and its data, in exact numbers. */
export interface RegressionNetwork extends TwoDenseLayers {
  readonly targets: readonly Rational[];
  readonly breaks: readonly Rational[];
  readonly pieces: readonly LinearPiece[];
  /** The number of components of θ. */
  readonly parameters: number;
}

/**
 * The network of a training problem whose minima can be found exactly.
 *
 * The conditions: two dense layers, all their parameters trained and none shared, an activation that is continuous and
 * piecewise linear, one output, a squared loss without weight decay.
 *
 * @throws UnsupportedError that names the condition that fails; UsageError if the program is not that of the problem
 */
export function regressionNetwork(problem: NonSingularityProblem): RegressionNetwork {
  checkTraining(problem);
  const { program, training } = problem;
  const refuse = (reason: string): never => {
    throw new UnsupportedError(
      `Exact minima need two dense layers, a continuous piecewise-linear activation between them, one output and a squared loss without weight decay; here ${reason}.`,
    );
  };
  if (training === undefined) return refuse('the program comes without its network and data');
  const layers = twoDenseLayers(training, program);
  if (typeof layers === 'string') return refuse(layers);
  const linear = layers.activation && linearPieces(layers.activation);
  if (linear === undefined)
    return refuse('the activation is not continuous and piecewise linear with finitely many pieces');
  return {
    ...layers,
    targets: Array.from(training.data.targets, rationalFromNumber),
    ...linear,
    parameters: training.model.layout.size,
  };
}

/** The kinks in the space of the weights of one hidden unit. */
export function unitArrangement({ inputs, breaks }: RegressionNetwork): Arrangement {
  return {
    dimension: inputs[0]!.length,
    arguments: inputs.map((normal) => ({ normal, offset: rationals.zero, breaks })),
  };
}

/** Breaks and pieces of a function, or `undefined` unless it is continuous and all of finitely many pieces are affine. */
function linearPieces(f: ScalarFunction): Pick<RegressionNetwork, 'breaks' | 'pieces'> | undefined {
  if (!hasFinitelyManyPieces(f)) return undefined;
  const polynomials = f.pieces.map(expressionPolynomial);
  if (polynomials.some((p) => p === undefined || p.length > 2) || firstJump(f) !== undefined) return undefined;
  return {
    breaks: f.breaks.map(rationalFromNumber),
    pieces: polynomials.map((p) => ({ intercept: p![0] ?? rationals.zero, slope: p![1] ?? rationals.zero })),
  };
}
