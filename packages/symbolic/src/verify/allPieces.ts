import { type FiniteFunction, hasFinitelyManyPieces, type ScalarFunction } from '@crease/tensor';
import { Rejection } from './rejection.js';

/** The same function with all its pieces; ends the check if it has infinitely many. */
export function allPieces(f: ScalarFunction): FiniteFunction {
  if (hasFinitelyManyPieces(f)) return f;
  throw new Rejection('cannot check', `the function "${f.name}" has infinitely many pieces`);
}
