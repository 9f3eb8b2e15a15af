import { expect, test } from 'vitest';
import { runCrease } from '../../../../tests/support/runCrease.ts';
import type { Report } from './report.js';
import { warningsOf } from './warnings.js';

const args = ['analyze', '@models/paper-2param.json', '--data', '@data/paper2.csv', '--json'];
const report: Report = JSON.parse(runCrease(args).out);

test('a report without trouble has no warnings', () => {
  expect(warningsOf(report)).toEqual([]);
});

test('an iteration that did not converge, and signs that were not counted, are said', () => {
  const hessian = { ...report.hessian!, status: 'maxSteps', residual: 0.25, negative: null };
  const warnings = warningsOf({ ...report, hessian });
  expect(warnings).toHaveLength(2);
  expect(warnings.join('\n')).toContain('did not converge (maxSteps): the largest residual is 0.25');
  expect(warnings.join('\n')).toContain('not counted');
});

test('a gradient that is not finite is said, once', () => {
  expect(warningsOf({ ...report, loss: { ...report.loss, gradientNorm: Number.NaN } })).toEqual([
    'The gradient is not finite.',
  ]);
});
