import { ShapeError } from '../../errors.js';
import { evaluateExpression } from '../../scalar/evaluateExpression.js';
import {
  derivative,
  evaluateScalar,
  expressionsOf,
  germ,
  hasFinitelyManyPieces,
  isGerm,
  isZeroFunction,
  type ScalarFunction,
} from '../../scalar/piecewise.js';
import { repetition } from '../../scalar/repetition.js';
import { isTotal } from '../../scalar/total.js';
import type { Evaluate, NonlinearPrimitive } from '../primitive.js';
import { inScope, showShape, sizeOf } from '../shape.js';

/** Parameters of `map`. */
export interface MapParameters {
  readonly function: ScalarFunction;
  /**
   * If given, element e uses the germ with this index whatever its input is: the function restricted to a region (or
   * continued from it), which has no kinks.
   */
  readonly germs?: Int32Array;
}

/** A scalar function applied to every element; the one primitive through which nonlinear functions enter. */
export const map: NonlinearPrimitive<MapParameters> = {
  linearity: 'nonlinear',
  shape: ([a], p, scope) => {
    if (!hasFinitelyManyPieces(p.function)) repetition().check(p.function);
    if (p.germs !== undefined && (p.germs.length !== sizeOf(a!) || !p.germs.every((g) => isGerm(p.function, g))))
      throw new ShapeError(
        `map: ${showShape(a!)} needs ${sizeOf(a!)} indices of germs of "${p.function.name}", got ${p.germs.length} (${p.germs.subarray(0, 4).join(', ')}${p.germs.length > 4 ? ', …' : ''})${inScope(scope)}.`,
      );
    return a!;
  },
  tangent: (p, input, _output, tangent) => {
    const slope = derivative(p.function);
    if (isZeroFunction(slope)) return undefined;
    const factor = input.builder.emit('map', [input], { ...p, function: slope });
    return input.builder.emit('mul', [factor, tangent], {});
  },
  total: (p) => expressionsOf(p.function).every(isTotal),
};

/** The specification of `map`. */
export const evaluateMap: Evaluate<MapParameters> = (p, [a], _shapes, out) => {
  for (let e = 0; e < out.length; e++) {
    const at = a![e]!;
    out[e] =
      p.germs === undefined ? evaluateScalar(p.function, at) : evaluateExpression(germ(p.function, p.germs[e]!), at);
  }
};
