import { readFileSync } from 'node:fs';
import { lossProgram, objective, readModel } from '@crease/tensor';
import { expect, test } from 'vitest';
import document from '../assets/examples/product.json' with { type: 'json' };

const csv = readFileSync(new URL('../assets/examples/product.csv', import.meta.url), 'utf8');
const rows = csv
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));

test('the files of export_model.py give the loss that PyTorch printed', () => {
  const model = readModel(document);
  const data = {
    samples: rows.length,
    features: Float64Array.from(rows.flatMap((row) => row.slice(0, 2))),
    targets: Float64Array.from(rows.map((row) => row[2]!)),
  };
  // The last line of export_model.py with PyTorch 1.13; sums in another order differ by a few units in the last place.
  const printed = 0.0595000014742001;
  expect(Math.abs(objective(lossProgram(model, data, 'torch-mse')).value(model.theta) / printed - 1)).toBeLessThan(
    8 * 2 ** -52,
  );
});
