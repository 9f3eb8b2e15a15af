import { optimisers, regions, restrict, UnsupportedError } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { activationLayer, denseStack, stackProblem } from '../../../../tests/support/stackProblem.js';
import { polynomialRing } from '../algebra/polynomialRing.js';
import { kinkedMaps } from '../arrangements/exactPattern.js';
import { kinkArrangement } from '../arrangements/kinkArrangement.js';
import { affineConditions, splitElements } from '../certificates/branches.js';
import { certifyNonSingular } from '../certificates/certifyNonSingular.js';
import { gcdMethod } from '../certificates/gcdMethod.js';
import { hullMethod } from '../certificates/hullMethod.js';
import { lastHiddenLayerMethod } from '../certificates/lastHiddenLayerMethod.js';
import { modularMethod } from '../certificates/modularMethod.js';
import { oneHiddenLayerMethod } from '../certificates/oneHiddenLayerMethod.js';
import { formalPatterns } from '../certificates/patterns.js';
import { encodeProgram } from '../certificates/programDocument.js';
import { spectrumMethod } from '../certificates/spectrumMethod.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { regressionNetwork } from '../minima/regressionNetwork.js';
import { certifyOptimiser } from '../optimisers/certifyOptimiser.js';
import { OpaqueReading } from '../optimisers/opaqueReading.js';
import { convexCrease } from '../theorems/convexCrease.js';
import { activationFacts } from './activationFacts.js';
import { decodeProgram } from './decodeProgram.js';
import { hiddenUnits } from './hiddenUnits.js';
import { minimumSubject } from './minimumSubject.js';
import { checkPolynomialPieces, recountPatterns } from './recountPatterns.js';
import { Rejection } from './rejection.js';
import { placedArguments } from './verifyExclusion.js';

// Provers and checks read all pieces of a function. Each of them refuses on its own what has infinitely many.

const problem = stackProblem(
  denseStack([2, 2, 1], activationLayer('triangleWave')),
  { input: [2], x: [1, 2, -1, 0, 3, -2], y: [1, -1, 2] },
  'half-mse',
);
const { program } = problem;
const hidden = program.equations.findIndex((e) => e.primitive === 'map');
const theta = Float64Array.from({ length: 9 }, (_, k) => k / 8);
const fixed = restrict(program, regions(program, [theta]).pattern);
const endless = 'infinitely many pieces';

describe('provers', () => {
  test.each([undefined, { stepSize: 0.01 }])('certifyNonSingular, asked %j', (question) => {
    for (const own of [problem, { program: fixed }])
      expect(certifyNonSingular(own, question)).toMatchObject({
        verdict: 'unknown',
        certificate: null,
        reason: expect.stringContaining(`${endless}, which no certificate lists`),
      });
  });
  test('certifyOptimiser, also where the loss need not be read', () => {
    for (const optimiser of Object.keys(optimisers))
      expect(certifyOptimiser({ optimiser, losses: [problem] })).toMatchObject({
        verdict: 'unknown',
        certificate: null,
      });
  });
  test('each method alone', () => {
    for (const method of [
      gcdMethod(program),
      gcdMethod(fixed),
      modularMethod(problem),
      modularMethod({ program: fixed }),
    ])
      expect(method).toMatchObject({ kind: 'not applicable', reason: expect.stringContaining(endless) });
    for (const method of [hullMethod, oneHiddenLayerMethod, lastHiddenLayerMethod, spectrumMethod])
      expect(method(problem).kind).toBe('not applicable');
    expect(splitElements(program)).toEqual([]);
    expect(convexCrease(program)).toBeUndefined();
  });
  test('readers of all pieces or of all breaks', () => {
    const pieces = new Map([[hidden, new Map([[0, 1]])]]);
    for (const read of [
      () => formalPatterns(program),
      () => kinkArrangement(program),
      () => kinkedMaps(program),
      () => affineConditions(program, pieces, () => undefined),
    ])
      expect(read).toThrow(endless);
    expect(() => regressionNetwork(problem)).toThrow(UnsupportedError);
    expect(() => regressionNetwork(problem)).toThrow('with finitely many pieces');
    expect(new OpaqueReading([]).outputs(program, [new Array(9).fill(polynomialRing.one)])).toMatchObject({
      reason: expect.stringContaining(endless),
    });
  });
});

describe('checks', () => {
  const refused = (check: () => unknown): void => {
    expect(check).toThrow(Rejection);
    expect(check).toThrow(endless);
  };
  test('cannot decode such a program', () => {
    refused(() => decodeProgram(JSON.parse(canonicalJson(encodeProgram(program, null))), undefined));
  });
  test('refuse a program that has got past that', () => {
    const value = program.inputs.length + hidden;
    for (const own of [program, fixed]) refused(() => checkPolynomialPieces(own));
    refused(() => recountPatterns(program, []));
    refused(() => activationFacts(program, value));
    refused(() => hiddenUnits(program, value));
    refused(() => placedArguments(program, [{ equation: hidden, size: 6, numPieces: 2 }], '000000'));
    const loss = { weightDecay: 0 } as Parameters<typeof minimumSubject>[2];
    const data = { samples: 3, features: [], targets: [] };
    refused(() => minimumSubject(program, data, loss, { hidden, units: [] }));
  });
});
