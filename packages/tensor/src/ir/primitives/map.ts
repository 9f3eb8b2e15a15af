import { ShapeError } from '../../errors.js';
import { evaluateExpression } from '../../scalar/evaluateExpression.js';
import { derivative, germ, germIndex, isZeroFunction, type ScalarFunction } from '../../scalar/piecewise.js';
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
    const count = p.function.pieces.length + p.function.breaks.length;
    if (p.germs !== undefined && (p.germs.length !== sizeOf(a!) || p.germs.some((g) => g < 0 || g >= count)))
      throw new ShapeError(
        `map: ${showShape(a!)} needs ${sizeOf(a!)} germ indices below ${count} for "${p.function.name}", got ${p.germs.length}${inScope(scope)}.`,
      );
    return a!;
  },
  tangent: (p, input, _output, tangent) => {
    const slope = derivative(p.function);
    if (isZeroFunction(slope)) return undefined;
    const factor = input.builder.emit('map', [input], { ...p, function: slope });
    return input.builder.emit('mul', [factor, tangent], {});
  },
  total: (p) => p.function.pieces.every(isTotal) && p.function.owners.every((o) => typeof o === 'string' || isTotal(o)),
};

/** The specification of `map`. */
export const evaluateMap: Evaluate<MapParameters> = (p, [a], _shapes, out) => {
  for (let e = 0; e < out.length; e++) {
    const index = p.germs === undefined ? germIndex(p.function, a![e]!) : p.germs[e]!;
    out[e] = evaluateExpression(germ(p.function, index), a![e]!);
  }
};
