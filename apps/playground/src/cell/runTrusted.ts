import { executeCell } from './executeCell.ts';
import { modules } from './modules.ts';
import type { Outcome } from './outcome.ts';
import { atLineOf, translateCell } from './translateCell.ts';

/**
 * Runs a cell right here, without a sandbox: for committed code alone, when the site is built and in tests.
 *
 * It goes through the same translation and execution as a run in the reader's browser.
 *
 * @param before cells whose names this one uses
 */
export async function runTrusted(source: string, before: readonly string[] = []): Promise<Outcome> {
  const translation = translateCell(source, before);
  if (translation.kind === 'problem') return { outputs: [], dropped: 0, problem: translation.problem };
  const outcome = await executeCell(translation.code, modules);
  return { ...outcome, problem: outcome.problem && atLineOf(outcome.problem, translation.firstLine) };
}
