import { multiply } from '../linalg/gemm.js';
import { knownAtoms } from '../scalar/atom.js';

/** What generated code calls: the kernels of the atoms by name, and the product of matrices. */
export function mathScope(): Readonly<Record<string, unknown>> {
  const kernels = Array.from(knownAtoms().values(), ({ name, evaluate }) => [name, evaluate] as const);
  return { ...Object.fromEntries(kernels), multiply };
}
