import { describe, expect, test } from 'vitest';
import { runCrease } from '../../../../tests/support/runCrease.ts';

function orbits(data: string, range: string, files: Record<string, string> = {}, ...more: string[]) {
  const args = ['orbits', '@models/paper-2param.json', '--data', data, '--step-sizes', range, '--json', ...more];
  const { code, out, messages, ...rest } = runCrease(args, files);
  expect({ code, messages }).toEqual({ code: 0, messages: '' });
  return { json: JSON.parse(out), ...rest };
}

/**
 * On the diagonal gradient descent on (κ/2)(1 − θ₁θ₂)² is y ↦ a y − y³ with a = 1 + ηκ, in a scaled coordinate. Period
 * 2ᵏ loses stability at these a (2 and √5 exactly, the others from 30-digit arithmetic), and orbits escape from
 * a = 3√3/2 on.
 */
const flipsOfCubic = [2, Math.sqrt(5), 2.288031754482843, 2.299227939650204];
const escapeOfCubic = (3 * Math.sqrt(3)) / 2;
/** κ for half-mse on (0.9, 0.9), (2.5, 2.5): Σx²/2. */
const kappa = 3.53;

describe('crease orbits', () => {
  test("the paper's network: periods, flips and escape", () => {
    const { json, progress } = orbits('@data/paper2.csv', '0.24:0.46:23');
    expect(json.format).toBe('crease-orbits/1');
    expect(json.loss).toBe('half-mse');
    expect(json.stepSizes).toHaveLength(23);
    expect(json.periods.slice(0, 5)).toEqual([1, 1, 1, 1, 1]);
    expect(json.periods[5]).toBe(2);
    for (const [k, a] of flipsOfCubic.entries()) {
      expect(Math.abs(json.flips[k].eta - (a - 1) / kappa)).toBeLessThan(1e-10);
      expect(json.flips[k].period).toBe(2 ** k);
    }
    expect(Math.abs(json.escape - (escapeOfCubic - 1) / kappa)).toBeLessThan(1e-10);
    for (const [k, attractor] of json.attractors.entries()) {
      if (json.periods[k] > 0) expect(attractor).toHaveLength(json.periods[k]);
      for (const point of attractor) expect(point).toHaveLength(2);
    }
    // A cycle is stable, chaos is not, and beyond the escape nothing is left.
    expect(json.exponents[6]).toBeLessThan(0);
    expect(json.attractors.at(-1)).toEqual([]);
    expect(json.exponents.at(-1)).toBe('NaN');
    expect(new Set(progress.map((p) => p.task))).toEqual(new Set(['orbit diagram', 'flips', 'escape']));
  });

  test('on other data the flips scale with Σx², because the loss does', () => {
    // One sample x = y = 1: L = ½(1 − θ₁θ₂)², so κ = 1.
    const { json } = orbits('d.csv', '0.9:1.32:3', { 'd.csv': 'x,y\n1,1\n' });
    for (const [k, a] of flipsOfCubic.entries()) expect(Math.abs(json.flips[k].eta - (a - 1))).toBeLessThan(1e-9);
  });

  test('another start is taken, and its length is checked', () => {
    const { json } = orbits('@data/paper2.csv', '0.25:0.25:1', {}, '--start', '1.2,0.8');
    expect(json.periods).toEqual([1]);
    expect(json.flips).toEqual([]);
    const { code, messages } = runCrease([
      'orbits',
      '@models/paper-2param.json',
      '--data',
      '@data/paper2.csv',
      '--step-sizes',
      '0.2:0.3:3',
      '--start',
      '1',
    ]);
    expect(code).toBe(2);
    expect(messages).toMatchInlineSnapshot(`
      "crease: --start: the model has 2 parameters, got 1 number.
      "
    `);
  });

  test('--out writes the diagram as JSON or as CSV with one row for each point', () => {
    const { json, files } = orbits('@data/paper2.csv', '0.25:0.3:2', {}, '--out', 'o.csv');
    const rows = files.get('o.csv')!.trim().split('\n');
    expect(rows[0]).toBe('step_size,status,continued,period,exponent,point,theta_0,theta_1');
    expect(rows).toHaveLength(1 + json.periods[0] + json.periods[1]);
    const [eta, status, , period, , point, first] = rows.at(-1)!.split(',');
    expect([Number(eta), status, Number(period), Number(point)]).toEqual([0.3, 'periodic', 2, 1]);
    expect(Number(first)).toBe(json.attractors[1][1][0]);
    const asJson = orbits('@data/paper2.csv', '0.25:0.3:2', {}, '--out', 'o.json');
    expect(JSON.parse(asJson.files.get('o.json')!)).toEqual(asJson.json);
  });

  test('the result for people names the loss, the runs of periods and the flips', () => {
    const { out } = runCrease([
      'orbits',
      '@models/paper-2param.json',
      '--data',
      '@data/paper2.csv',
      '--step-sizes',
      '0.26:0.3:5',
    ]);
    expect(out).toContain('5 from 0.26 to 0.3 (loss half-mse)');
    expect(out).toMatch(/attractors\s+observed\s+η 0\.26 … 0\.28: period 1\n\s+η 0\.29 … 0\.3: period 2/);
    expect(out).toContain('η = 0.28328611898');
  });

  test('bad ranges and file names are refused before anything is computed', () => {
    const args = ['orbits', '@models/paper-2param.json', '--data', '@data/paper2.csv'];
    for (const [more, code] of [
      [[], 2],
      [['--step-sizes', '0.3:0.2:5'], 2],
      [['--step-sizes', '0:0.2:5'], 2],
      [['--step-sizes', '0.1:0.2:5', '--out', 'x.txt'], 2],
      [['--step-sizes', '0.1:0.2:5', '--out', 'x.svg'], 3],
    ] as const) {
      const result = runCrease([...args, ...more]);
      expect([result.code, result.out, result.progress]).toEqual([code, '', []]);
      expect(result.messages).toMatch(/^crease: --(step-sizes|out)/);
    }
  });
});
