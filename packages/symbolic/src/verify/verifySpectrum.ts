import { kinkedEquations, type Program, sizeOf } from '@crease/tensor';
import { eigenvalueEnclosures } from '../algebra/eigenvalueEnclosures.js';
import { largestCommon } from '../certificates/spectrumMethod.js';
import { firstPartialNode, nodeName } from '../theorems/totality.js';
import { hessianColumns, hessianImage } from './enclosedHessian.js';
import { fields, hexFloat, listOf } from './fields.js';
import { ensure, invalid } from './rejection.js';

/**
 * The bound of the evidence, after a check that no larger number can be an eigenvalue of the Hessians at all points:
 * the Hessians are enclosed again, by another reading, and then their spectra.
 */
export function verifySpectrum(value: unknown, program: Program): number {
  const f = fields(value, 'evidence', ['points', 'bound']);
  const dimension = sizeOf(program.inputs[0]!.shape);
  const points = listOf(f.points, 'evidence.points', (point, path) => listOf(point, path, hexFloat));
  const bound = hexFloat(f.bound, 'evidence.bound');
  ensure(bound >= 0, 'evidence.bound is negative');
  for (const [k, point] of points.entries())
    ensure(point.length === dimension, `evidence.points[${k}] must have ${dimension} entries`);
  const partial = firstPartialNode(program);
  if (partial !== undefined) return invalid(`${nodeName(partial)} is not analytic at every real argument`);
  const [kinked] = kinkedEquations(program);
  if (kinked !== undefined) return invalid(`${kinked.function.name} has kinks`);
  const image = hessianImage(program);
  const spectra = points.map(
    (point) =>
      eigenvalueEnclosures([...hessianColumns(image, point)]) ??
      invalid('the eigenvalues at a point of the evidence cannot be enclosed'),
  );
  ensure(largestCommon(spectra) <= bound, 'a number above evidence.bound may be an eigenvalue at all points');
  return bound;
}
