import { kinkedEquations, type Program, sizeOf } from '@crease/tensor';
import { eigenvalueEnclosures } from '../algebra/eigenvalueEnclosures.js';
import { largestCommon, withoutZeros } from '../certificates/spectrumMethod.js';
import { firstPartialNode, nodeName } from '../theorems/totality.js';
import type { DecodedData } from './decodeProgram.js';
import { hessianColumns, hessianImage } from './enclosedHessian.js';
import { fields, hexFloat, listOf } from './fields.js';
import { ensure, invalid } from './rejection.js';
import type { DecodedLoss } from './verifyLoss.js';
import { verifyShifts } from './verifyShifts.js';

/**
 * The bound of the evidence, after a check that no larger number can be an eigenvalue of the Hessians at all points:
 * the Hessians are enclosed again, by another reading, and then their spectra.
 */
export function verifySpectrum(
  value: unknown,
  program: Program,
  data: DecodedData | undefined,
  loss: DecodedLoss | undefined,
): number {
  const f = fields(value, 'evidence', ['points', 'shifts', 'bound']);
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
  const nullity = verifyShifts(f.shifts, program, data, loss);
  const image = hessianImage(program);
  const spectra = points.map((point) => {
    const spectrum = eigenvalueEnclosures([...hessianColumns(image, point)]);
    return spectrum === undefined
      ? invalid('the eigenvalues at a point of the evidence cannot be enclosed')
      : withoutZeros(spectrum, nullity);
  });
  ensure(largestCommon(spectra) <= bound, 'a number above evidence.bound may be an eigenvalue at all points');
  return bound;
}
