import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/**
 * Writes the line "N passed, N failed" to a file at the end of a run, together with what an earlier run counted there.
 *
 * Besides tests, a file that cannot be loaded and an error outside of any test count as failed; so does a skipped test,
 * because the runs that this line is made for must not leave anything out.
 */
export class ResultReporter implements Reporter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        if (test.result().state === 'passed') passed++;
        else failed++;
      }
    }
    if (failed > 0) process.exitCode = 1;
    else if (reason !== 'passed') failed = 1;
    const [before = 0, failedBefore = 0] = existsSync(this.#path)
      ? (readFileSync(this.#path, 'utf8').match(/\d+/g) ?? []).map(Number)
      : [];
    writeFileSync(this.#path, `${before + passed} passed, ${failedBefore + failed} failed\n`);
  }
}
