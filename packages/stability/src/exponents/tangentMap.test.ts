import { evaluate, jvp } from '@crease/tensor';
import { expect, it } from 'vitest';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { gradientDescentMap } from '../maps/gradientDescent.js';
import { tangentMap } from './tangentMap.js';

it('moves the point by the map and every vector by its derivative', () => {
  const map = gradientDescentMap(paperLoss());
  const [theta, eta, v0, v1] = [[1.3, 0.6], 0.25, [1, 2], [-3, 0.5]];
  const outputs = evaluate(tangentMap(map, 2), [theta, eta, v0, v1]);
  const derivative = jvp(map, { wrt: [0] });
  expect(outputs).toEqual([
    ...evaluate(map, [theta, eta]),
    ...evaluate(derivative, [theta, eta, v0]),
    ...evaluate(derivative, [theta, eta, v1]),
  ]);
});
