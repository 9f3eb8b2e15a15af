import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { TestModule, TestRunEndReason } from 'vitest/node';
import { ResultReporter } from './resultReporter.ts';

/** The line for a run of one file with tests in these states, and with these numbers of errors outside of tests. */
function line(
  states: string[],
  { inFile = 0, unhandled = 0, reason = 'passed' as TestRunEndReason, before = '' } = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'crease-result-'));
  const exitCode = process.exitCode;
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
    process.exitCode = exitCode;
  });
  const module = {
    errors: () => Array(inFile),
    children: { allTests: () => states.map((state) => ({ result: () => ({ state }) })) },
  } as unknown as TestModule;
  writeFileSync(join(folder, 'result'), before);
  new ResultReporter(join(folder, 'result')).onTestRunEnd([module], Array(unhandled), reason);
  return readFileSync(join(folder, 'result'), 'utf8');
}

test('everything that did not pass counts as failed', () => {
  expect(line(['passed', 'passed'])).toBe('2 passed, 0 failed\n');
  expect(line(['passed', 'failed'], { reason: 'failed' })).toBe('1 passed, 1 failed\n');
  expect(line(['passed', 'skipped'])).toBe('1 passed, 1 failed\n');
  expect(line([], { inFile: 1, reason: 'failed' })).toBe('0 passed, 1 failed\n');
  expect(line(['passed'], { unhandled: 2, reason: 'failed' })).toBe('1 passed, 2 failed\n');
  expect(line(['passed'], { reason: 'interrupted' })).toBe('1 passed, 1 failed\n');
});

test('a second run adds to what the first one counted', () => {
  expect(line(['passed', 'passed'], { before: '40 passed, 1 failed\n' })).toBe('42 passed, 1 failed\n');
});

test('a skipped test makes the run fail', () => {
  line(['passed', 'skipped']);
  expect(process.exitCode).toBe(1);
});
