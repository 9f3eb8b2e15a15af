import { evaluate, jvp } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { compileMap } from './compileMap.js';
import { gradientDescentMap } from './gradientDescent.js';

const map = gradientDescentMap(paperLoss());

describe('compileMap', () => {
  it('makes one step, in place if asked to', () => {
    const theta = Float64Array.of(1.3, 0.6);
    compileMap(map).step(theta, 0.25, theta);
    expect([...theta]).toEqual([...evaluate(map, [[1.3, 0.6], 0.25])[0]!]);
  });

  it('gives the Jacobian by rows: entry (i, j) is the derivative of coordinate i along axis j', () => {
    const jacobian = new Float64Array(4);
    compileMap(map).jacobian(Float64Array.of(1.3, 0.6), 0.25, jacobian);
    const derivative = jvp(map, { wrt: [0] });
    for (const j of [0, 1]) {
      const column = evaluate(derivative, [[1.3, 0.6], 0.25, [1 - j, j]])[0]!;
      expect([jacobian[j], jacobian[2 + j]]).toEqual([...column]);
    }
  });

  it('refuses a program that is not a map', () => {
    expect(() => compileMap(paperLoss())).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: A map needs the inputs θ [p] and step size [] and one output [p], but this program has inputs [2] and outputs []. Make it with gradientDescentMap(loss).]`,
    );
  });
});
