import { multiply } from '../linalg/gemm.js';
import { atoms } from '../scalar/atoms.js';

/** What generated code calls: the kernels of the atoms by name, and the product of matrices. */
export const mathScope: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(Object.entries(atoms).map(([name, atom]) => [name, atom.evaluate])),
  multiply,
};
