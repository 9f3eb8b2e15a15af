import { atoms } from '../scalar/atoms.js';

/** The kernels that generated code calls, by the name of their atom. */
export const mathScope: Readonly<Record<string, (x: number) => number>> = Object.fromEntries(
  Object.entries(atoms).map(([name, atom]) => [name, atom.evaluate]),
);
