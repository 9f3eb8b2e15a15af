import { UsageError } from '../errors.js';
import type { ArrayFunction } from '../math/arrayFunction.js';
import type { Expression } from './expression.js';

/** The name of an elementary function that expressions may use. */
export type AtomName =
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'tanh'
  | 'sigmoid'
  | 'softplus'
  | 'normalCdf'
  | 'normalDensity'
  | 'atan'
  | 'sin'
  | 'cos'
  | 'sqrt';

/** The facts about one elementary function: everything that any reading needs to know of it. */
export interface Atom {
  readonly name: AtomName;
  /** The kernel: same bits on every engine. */
  readonly evaluate: (x: number) => number;
  /** The kernel of arrays, which generated code and blocks call. */
  readonly evaluateAll: ArrayFunction;
  /** The derivative, an expression in the argument. */
  readonly derivative: Expression;
  /** `true` if the function is analytic at every real number; provers accept only total atoms. */
  readonly total: boolean;
  /** Increasing on its whole domain, or not monotone. */
  readonly monotone: 'increasing' | 'none';
  /** The value at 0 where it is rational (used by the exact reading). */
  readonly atZero: readonly [numerator: number, denominator: number] | undefined;
  /** The KaTeX of the function applied to `argument`. */
  readonly latex: (argument: string) => string;
}

const known = new Map<string, Atom>();

/**
 * A row of `atoms`. From here on expressions can be computed that name it.
 *
 * Expressions are data and hold names only. The function behind a name is found among the rows that have been made, and
 * not in a table of all of them: a bundle then holds what its own expressions name, and nothing else.
 *
 * @param facts its facts; the derivative is asked for when it is needed first, because rows may name each other
 */
export function declareAtom(facts: Omit<Atom, 'derivative'> & { readonly derivative: () => Expression }): Atom {
  let derivative: Expression | undefined;
  const row: Atom = {
    ...facts,
    get derivative() {
      derivative ??= facts.derivative();
      return derivative;
    },
  };
  known.set(row.name, row);
  return row;
}

/**
 * The elementary function with this name.
 *
 * @throws UsageError if nothing that was imported names it
 */
export function atomNamed(name: AtomName): Atom {
  const row = known.get(name);
  if (row === undefined)
    throw new UsageError(
      `The elementary function "${name}" is not part of this bundle. Give programs that come as data to check() first.`,
    );
  return row;
}

/** Whether an expression calls an elementary function. */
export function callsAtom(e: Expression): boolean {
  if (e.op === 'atom') return true;
  if ('of' in e) return callsAtom(e.of);
  return 'left' in e && (callsAtom(e.left) || callsAtom(e.right));
}

/** Every elementary function that expressions may name here, by name. */
export function knownAtoms(): ReadonlyMap<string, Atom> {
  return known;
}
