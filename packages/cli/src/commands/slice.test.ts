import { readNpy } from '@crease/interop';
import { describe, expect, test } from 'vitest';
import { runCrease } from '../../../../tests/support/runCrease.ts';

const paper = ['slice', '@models/paper-2param.json', '--data', '@data/paper2.csv'];

describe('crease slice', () => {
  test('a plane of given directions has the values of the loss and the creases', () => {
    const files = { 'd.json': '[[1, 0], [0, 1]]' };
    const args = [...paper, '--directions', 'd.json', '--radius', '2', '--grid', '9', '--creases', '--json'];
    const json = JSON.parse(runCrease(args, files).out);
    expect(json).toMatchObject({ format: 'crease-slice/1', loss: 'half-mse', axes: 2, cosine: 0 });
    for (const [row, b] of json.positions.entries()) {
      for (const [column, a] of json.positions.entries()) {
        const [first, second] = [1.48 + a, 1 / 1.48 + 0.1 + b];
        const exact = first > 0 && second > 0 ? 1.765 * (1 - first * second) ** 2 : 1.765;
        expect(json.values[row][column]).toBeCloseTo(exact, 12);
      }
    }
    // The axes θ₁ = 0 and θ₂ = 0, for both samples; the second layer sees θ₂ = 0 only where θ₁ > 0.
    const layers = json.creases.map((c: { layer: string }) => c.layer).toSorted();
    expect(layers).toEqual(['layers/1', 'layers/1', 'layers/3', 'layers/3']);
  });

  test('a line along an eigenvector, with crossings and a CSV file', () => {
    const { code, out, files } = runCrease([
      ...paper,
      '--axes',
      '1',
      '--directions',
      'eigen',
      '--grid',
      '5',
      '--creases',
      '--out',
      's.csv',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/directions +eigenvectors of the Hessian, λ = 10\.29387497/);
    const rows = files.get('s.csv')!.trim().split('\n');
    expect(rows[0]).toBe('position,loss');
    expect(rows).toHaveLength(6);
    expect(rows[3]).toMatch(/^0,0\.0386605/);
  });

  test('the values as an array', () => {
    for (const [axes, shape] of [
      ['1', [5]],
      ['2', [5, 5]],
    ] as const) {
      const args = [...paper, '--axes', axes, '--grid', '5', '--json', '--out', 's.npy'];
      const { out, binaryFiles } = runCrease(args);
      const { values } = JSON.parse(out);
      expect(readNpy(binaryFiles.get('s.npy')!, 's.npy')).toEqual({ shape, data: Float64Array.from(values.flat()) });
    }
  });

  test('random directions depend on the seed only', () => {
    const run = (...more: string[]) => runCrease([...paper, '--grid', '3', '--json', ...more]).out;
    expect(run('--seed', '1')).toBe(run('--seed', '1'));
    expect(run('--seed', '1')).not.toBe(run('--seed', '2'));
    expect(run('--directions', 'random')).not.toBe(run('--directions', 'filter'));
  });

  test('wrong options and direction files are refused', () => {
    for (const [more, code, message] of [
      [['--grid', '50'], 2, 'must be odd'],
      [['--axes', '3'], 2, 'expected 1 or 2'],
      [['--radius', '0'], 2, 'greater than 0'],
      [['--seed', '0.5'], 2, 'whole number'],
      [['--directions', 'pca'], 2, 'random, filter, eigen'],
      [['--directions', 'd.json'], 1, 'd.json: expected 1 to 2 vectors'],
      [['--out', 'x.svg'], 3, '.json, .csv and .npy'],
      [['--out', 'x.pdf'], 2, 'must end with'],
    ] as const) {
      const result = runCrease([...paper, ...more], { 'd.json': '[[1, 2, 3]]' });
      expect([result.code, result.out]).toEqual([code, '']);
      expect(result.messages).toContain(message);
    }
  });
});
