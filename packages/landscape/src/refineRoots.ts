import { isNarrow, narrow, nextPoint, type RootBracket } from './rootBracket.js';

/** Roots of several functions of one variable that are refined together, so that every batch of evaluations is full. */
export interface RootSearch {
  readonly brackets: readonly RootBracket[];
  readonly tolerance: number;
  /** See `narrow`. */
  readonly valueTolerance?: number;
  /** How many evaluations one batch makes. */
  readonly lanes: number;
  /** Writes to `values[l]` the function of bracket `which[l]` at `points[l]`, for each l below `which.length`. */
  readonly evaluate: (points: Float64Array, which: readonly number[], values: Float64Array) => void;
}

/** Which brackets the next batch works on. */
export interface RootSearchState {
  /** At most `lanes` brackets that are not narrow yet. */
  active: number[];
  /** The first bracket that has not been taken up. */
  next: number;
}

/** The state before the first batch; it is done when no bracket is active. */
export function startRoots(search: RootSearch): RootSearchState {
  return refill(search, { active: [], next: 0 });
}

/** Runs one batch: every active bracket is narrowed by one evaluation. Changes the brackets. */
export function refineRoots(search: RootSearch, state: RootSearchState): RootSearchState {
  const points = Float64Array.from(state.active, (k) => nextPoint(search.brackets[k]!));
  const values = new Float64Array(state.active.length);
  search.evaluate(points, state.active, values);
  for (const [l, k] of state.active.entries())
    narrow(search.brackets[k]!, points[l]!, values[l]!, search.valueTolerance);
  return refill(search, state);
}

function refill(search: RootSearch, state: RootSearchState): RootSearchState {
  const isOpen = (k: number): boolean => !isNarrow(search.brackets[k]!, search.tolerance);
  const active = state.active.filter(isOpen);
  let { next } = state;
  for (; next < search.brackets.length && active.length < search.lanes; next++) if (isOpen(next)) active.push(next);
  return { active, next };
}
