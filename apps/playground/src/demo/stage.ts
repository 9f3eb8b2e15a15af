import type { AnyMeta } from './meta.ts';
import type { AnySettings, Settings } from './settings.ts';

/**
 * A part of a demo's computation.
 *
 * It yields, every few milliseconds, which fraction of the work is done; there the worker may end it, or let a shorter
 * computation pass. It returns plain data and reads nothing but the settings that its `meta` declares for it: the same
 * settings give the same bits everywhere.
 */
export type Stage<Result, S extends AnySettings = Settings> = (settings: S) => Generator<number, Result, void>;

/** The computation of a demo, by the names that its `meta` lists. */
// biome-ignore lint/suspicious/noExplicitAny: what its settings are is known to the demo alone
export type Stages = Readonly<Record<string, Stage<unknown, any>>>;

/** What the stages return. */
export type ResultsOf<S extends Stages> = {
  readonly [Name in keyof S]: S[Name] extends Stage<infer Result, never> ? Result : never;
};

/** The settings that a stage of a demo may read. */
export function settingsOf<S extends AnySettings>(meta: AnyMeta, stage: string, settings: S): S {
  const own: AnySettings = Object.fromEntries(meta.stages[stage]!.map((name) => [name, settings[name]!]));
  return own as S;
}

/** The results of all stages, one after the other. For the build and for tests; a page runs them in a worker. */
export function runStages<S extends Stages>(meta: AnyMeta, stages: S, settings: AnySettings): ResultsOf<S> {
  const results: Record<string, unknown> = {};
  for (const [name, stage] of Object.entries(stages)) {
    const work = stage(settingsOf(meta, name, settings));
    let step = work.next();
    while (!step.done) step = work.next();
    results[name] = step.value;
  }
  return results as ResultsOf<S>;
}
