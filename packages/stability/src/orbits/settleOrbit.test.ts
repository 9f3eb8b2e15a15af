import { objective } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { paperLoss, paperStart } from '../../../../tests/support/scalarModels.js';
import { compileMap } from '../maps/compileMap.js';
import { gradientDescentMap } from '../maps/gradientDescent.js';
import { settleOrbit } from './settleOrbit.js';

const loss = paperLoss();
const [code, target] = [compileMap(gradientDescentMap(loss)), objective(loss)];

describe('settleOrbit', () => {
  it.each([
    [0.25, 1],
    [0.325, 2],
  ])('finds what the orbit of the paper settles to at step size %f: period %i', (eta, period) => {
    expect(settleOrbit(code, target, paperStart, eta, 8)).toMatchObject({ status: 'periodic', period });
  });

  it('goes on for long where the orbit settles slowly', () => {
    const settled = settleOrbit(code, target, [1.05, 0.95], 0.2832, 8);
    expect(settled).toMatchObject({ status: 'periodic', period: 1 });
    expect(settled.steps).toBeGreaterThan(4000);
  });

  it('tells escape and chaos', () => {
    expect(settleOrbit(code, target, paperStart, 0.4, 8)).toMatchObject({ status: 'escaped', period: 0 });
    expect(settleOrbit(code, target, [0.9, 0.9], 0.4, 8)).toMatchObject({ status: 'unsettled', period: 0 });
  });
});
