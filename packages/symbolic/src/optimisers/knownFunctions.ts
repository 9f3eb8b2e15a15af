import { activation, atoms, type Expression, expression, type FiniteFunction } from '@crease/tensor';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { functionKey } from './opaqueReading.js';

/** True if two records are the same function, whatever their names. */
export function isFunction(f: FiniteFunction, other: FiniteFunction): boolean {
  return canonicalJson(functionKey(f)) === canonicalJson(functionKey(other));
}

/** The functions that the theorem on moves knows. */
export const knownFunctions: Readonly<
  Record<'reciprocal' | 'squareRoot' | 'exponential' | 'relu' | 'abs' | 'reciprocalRoot', FiniteFunction>
> = {
  reciprocal: onePiece(expression.div(expression.constant(1), expression.x)),
  squareRoot: onePiece(expression.atom(atoms.sqrt, expression.x)),
  exponential: onePiece(expression.atom(atoms.exp, expression.x)),
  relu: activation('relu'),
  abs: activation('abs'),
  // 1/√q for q > 0 and 0 for q = 0.
  reciprocalRoot: {
    name: '',
    breaks: [0],
    pieces: [expression.constant(0), expression.div(expression.constant(1), expression.atom(atoms.sqrt, expression.x))],
    owners: ['left'],
  },
};

/** True if a function takes finitely many values. */
export function hasFinitelyManyValues({ pieces, owners }: FiniteFunction): boolean {
  const isConstant = (e: Expression | string): boolean => typeof e === 'string' || e.op === 'constant';
  return pieces.every(isConstant) && owners.every(isConstant);
}

function onePiece(piece: Expression): FiniteFunction {
  return { name: '', breaks: [], pieces: [piece], owners: [] };
}
