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

test('a kink of the loss, and ties of maxima, are said', () => {
  const { region } = report;
  const onLoss = warningsOf({ ...report, region: { ...region, loss: { units: 2, margin: 0 } } });
  expect(onLoss.join('\n')).toContain('θ lies on a crease');
  const pool = [{ layer: 'layers/2', windows: 8, ties: 3, gap: 0.5 }];
  expect(warningsOf({ ...report, region: { ...region, pool } }).join('\n')).toContain(
    '3 windows of max pooling have several largest elements',
  );
});

test('a gradient that is not finite is said, once', () => {
  expect(warningsOf({ ...report, loss: { ...report.loss, gradientNorm: Number.NaN } })).toEqual([
    'The gradient is not finite.',
  ]);
});
