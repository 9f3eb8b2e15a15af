import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixtures, runCrease } from '../../../../tests/support/runCrease.ts';

const iris = ['spectrum', '@models/iris-mlp.json', '--data', '@data/iris.csv', '--loss', 'cross-entropy'];
const { hessian } = JSON.parse(readFileSync(`${fixtures}models/iris-mlp.ref.json`, 'utf8'));

test('prints every eigenvalue, ascending, with residuals', () => {
  const { code, out, messages } = runCrease([...iris, '--json']);
  expect([code, messages]).toEqual([0, '']);
  const json = JSON.parse(out);
  expect(json).toMatchObject({ format: 'crease-spectrum/1', loss: 'cross-entropy', parameters: 67, method: 'dense' });
  expect(json).toMatchObject({ negative: hessian.negative, zero: hessian.zero, positive: hessian.positive });
  expect(json.eigenvalues).toHaveLength(67);
  expect(json.residuals).toHaveLength(67);
  for (const [k, value] of hessian.eigenvalues.entries())
    expect(Math.abs(json.eigenvalues[k] - value)).toBeLessThan(1e-9 * hessian.largest[0]);
});

test('--top takes only the ends, by Lanczos, and does not pretend to know the signs', () => {
  const json = JSON.parse(runCrease([...iris, '--top', '2', '--json']).out);
  expect(json).toMatchObject({ method: 'lanczos', negative: null, zero: null, positive: null });
  const [a, b, c, d] = json.eigenvalues;
  for (const [found, expected] of [
    [a, hessian.smallest[0]],
    [b, hessian.smallest[1]],
    [c, hessian.largest[1]],
    [d, hessian.largest[0]],
  ])
    expect(Math.abs(found - expected)).toBeLessThan(1e-9 * hessian.largest[0]);
  expect(json.traceStandardError).toBeGreaterThan(0);
});

test('for people: the ends, the trace, the signs and what they hold for', () => {
  const { out } = runCrease(iris);
  // Residuals are rounding errors: their digits are nobody's promise.
  expect(out.replace(/± \de-1\d/g, '± …')).toMatchInlineSnapshot(`
    "iris-mlp · 67 parameters · 150 samples · loss cross-entropy

    largest   observed  30.5501        ± …
                        0.129145       ± …
                        0.0342659      ± …
                        0.0114314      ± …
                        0.00831315     ± …
                        0.00560732     ± …
                        0.00114362     ± …
                        0.000937579    ± …
    smallest  observed  -0.000878274   ± …
                        -0.000478148   ± …
                        -0.0002449     ± …
                        -0.0000679492  ± …
                        -0.0000223325  ± …
    trace     observed  30.7411
    signs     observed  18 positive, 44 zero (|λ| ≤ 3.05501e-9), 5 negative
    method              dense; ± is the residual ‖Hv − λv‖
    valid               on the region of θ: no pre-activation is closer to a kink than 0.00847846
    "
  `);
  expect(runCrease([...iris, '--top', '2']).out).toContain('not counted');
});

test('the density is named as unsupported', () => {
  const { code, out, messages } = runCrease([...iris, '--density']);
  expect([code, out]).toEqual([3, '']);
  expect(messages).toMatch(/^crease: --density: .*not supported/);
});
