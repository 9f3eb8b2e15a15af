import type { Atom, AtomName } from './atom.js';
import * as rows from './atoms.js';

/** The elementary functions by name, each with its facts. */
export const atoms: Readonly<Record<AtomName, Atom>> = rows;
