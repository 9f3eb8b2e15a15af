import { expect, test } from 'vitest';
import { evaluate } from '../../exec/evaluate.js';
import { outputProgram } from '../lossProgram.js';
import type { Model } from '../model.js';
import { readModel } from '../readModel.js';
import { layerNameKind } from './layerName.js';

const read = (layer: object): Model =>
  readModel(
    { format: 'crease-model/1', input: [2], layers: [{ type: 'layerName', ...layer }] },
    { kinds: { layerName: layerNameKind } },
  );

test('layerName is the function of its definition', () => {
  const model = read({ factors: [2, -3] });
  const data = { samples: 2, features: Float64Array.of(1, 2, 5, 7), targets: new Float64Array() };
  expect([...evaluate(outputProgram(model, data), [model.theta])[0]!]).toEqual([2, -6, 10, -21]);
});

test('layerName refuses parameters of another shape', () => {
  expect(() => read({ factors: [2] })).toThrow(
    /layers\/0\/factors.* axis 0 must have 2 entries: the input has 2 entries/,
  );
});
