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

/** A stage that first loads code which no other stage needs. */
export type LoadingStage<Result, S extends AnySettings = Settings> = (
  settings: S,
) => AsyncGenerator<number, Result, void>;

/** The computation of a demo, by the names that its `meta` lists. */
// biome-ignore lint/suspicious/noExplicitAny: what its settings are is known to the demo alone
export type Stages = Readonly<Record<string, Stage<unknown, any> | LoadingStage<unknown, any>>>;

/** What the stages return. */
export type ResultsOf<S extends Stages> = {
  readonly [Name in keyof S]: S[Name] extends Stage<infer Result, never> | LoadingStage<infer Result, never>
    ? Result
    : never;
};

/** The settings that a stage of a demo may read. */
export function settingsOf<S extends AnySettings>(meta: AnyMeta, stage: string, settings: S): S {
  const own: AnySettings = Object.fromEntries(meta.stages[stage]!.map((name) => [name, settings[name]!]));
  return own as S;
}

/** The results of all stages, one after the other. For the build and for tests; a page runs them in a worker. */
export async function runStages<S extends Stages>(
  meta: AnyMeta,
  stages: S,
  settings: AnySettings,
): Promise<ResultsOf<S>> {
  const results: Record<string, unknown> = {};
  for (const [name, stage] of Object.entries(stages)) {
    const work = stage(settingsOf(meta, name, settings));
    let step = await work.next();
    while (!step.done) step = await work.next();
    results[name] = step.value;
  }
  return results as ResultsOf<S>;
}
