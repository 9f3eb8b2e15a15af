import { readModel } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/analyticSpectra.json' with { type: 'json' };
import { hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { eigenvalueEnclosures } from '../algebra/eigenvalueEnclosures.js';
import { parseRational } from '../encoding/rationalText.js';
import { hessianColumns, hessianImage } from '../verify/enclosedHessian.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { type Certificate, sealed } from './certificate.js';
import { certifyNonSingular } from './certifyNonSingular.js';
import { commonEigenvalues } from './commonEigenvalues.js';
import { hullHessian } from './hullHessian.js';
import type { IntervalEvidence } from './intervalEvidence.js';
import { dimensionOf, type NonSingularityProblem, trainingProblem } from './problem.js';

const numberOf = (text: string): number => {
  const { numerator, denominator } = parseRational(text);
  return Number(numerator) / Number(denominator);
};

function softmaxRegression(rows: readonly (readonly number[])[], labels: readonly number[]): NonSingularityProblem {
  const weight = Array.from({ length: 3 }, () => [0, 0]);
  const layers = [{ type: 'dense', weight, bias: [0, 0, 0] }];
  const model = readModel({ format: 'crease-model/1', input: [2], layers });
  const data = { samples: rows.length, features: Float64Array.from(rows.flat()), targets: Float64Array.from(labels) };
  return trainingProblem(model, data, 'cross-entropy');
}

const cases = fixture.cases.map(({ name, x, y, eigenvalues }) => {
  const isRegression = name === 'softmax regression';
  const problem = isRegression
    ? softmaxRegression(
        (x as string[][]).map((row) => row.map(numberOf)),
        y as number[],
      )
    : hiddenLayerProblem({ x: (x as string[]).map(numberOf), y: (y as string[]).map(numberOf), activation: { name } });
  return { name, problem, eigenvalues: eigenvalues.map(Number) };
});

describe.each(cases)('$name', ({ name, problem, eigenvalues }) => {
  test('both enclosures of the Hessian give intervals around the eigenvalues of mpmath', () => {
    const dimension = dimensionOf(problem.program);
    const point = fixture.point.slice(0, dimension).map(numberOf);
    const columns = [...hessianColumns(hessianImage(problem.program), point)];
    for (const rows of [hullHessian(problem.program, dimension).matrix(point), columns]) {
      if ('status' in rows) throw new Error(rows.reason);
      const found = eigenvalueEnclosures(rows)!;
      for (const [k, value] of eigenvalues.entries()) {
        // The reference was rounded once to a double.
        const slack = Math.abs(value) * 2 ** -52 + 1e-50;
        expect(found[k]!.lower).toBeLessThanOrEqual(value + slack);
        expect(found[k]!.upper).toBeGreaterThanOrEqual(value - slack);
        expect(found[k]!.upper - found[k]!.lower).toBeLessThan(1e-11);
      }
    }
  });

  test('every step size is proved, up to a huge one where eigenvalues are 0 for all θ', () => {
    const answer = certifyNonSingular(problem, { range: [0, 1e9] }, { methods: ['interval'] });
    expect(answer).toMatchObject({ verdict: 'proved', method: 'interval' });
    if (name === 'softmax regression') expect(answer.range![1]).toBeGreaterThan(1e9);
    else expect(answer).toMatchObject({ range: [0, 'Infinity'], exceptional: [] });
    expect(verifyCertificate(JSON.parse(JSON.stringify(answer.certificate))).result).toBe('valid');
  });
});

describe('eigenvalues that several points have in common', () => {
  const at = (...values: number[]) => values.map((v) => ({ lower: v - 0.125, upper: v + 0.125 }));

  test('are compared as sets, not by their place in the order', () => {
    // The eigenvalue 3 is the larger one at one point and the smaller one at the other: diag(3, y) at y = 1 and 5.
    expect(commonEigenvalues([at(1, 3), at(3, 5)])).toEqual(at(3));
    expect(commonEigenvalues([at(1, 3), at(4, 5)])).toEqual([]);
  });

  test('an interval around 0 counts with its positive part, at every point', () => {
    expect(commonEigenvalues([at(0, 1), at(0, 2)])).toEqual([{ lower: 0, upper: 0.125 }]);
    expect(commonEigenvalues([at(0, 1), at(2, 3)])).toEqual([]);
  });

  test('an invalid interval leaves everything open', () => {
    expect(commonEigenvalues([at(1), [{ lower: Number.NaN, upper: Number.NaN }]])).toBeUndefined();
  });
});

describe('a certificate', () => {
  const problem = hiddenLayerProblem({ x: [-1, 1 / 2], y: [1, -1], units: 1, activation: { name: 'tanh' } });
  const { certificate } = certifyNonSingular(problem, undefined, { methods: ['interval'] });
  const why = (evidence: object): string => {
    const { digest: _, ...parts } = JSON.parse(JSON.stringify(certificate)) as Certificate;
    const whole = { ...parts, evidence: { ...parts.evidence, ...evidence } as Certificate['evidence'] };
    return verifyCertificate(sealed(whole)).why;
  };
  const { points } = certificate!.evidence as IntervalEvidence;

  test('with other numbers does not hold', () => {
    expect(why({})).toBe(certificate!.claim.sentence);
    expect(why({ points: points.slice(0, 1) })).toMatchInlineSnapshot(
      `"a number above evidence.bound may be an eigenvalue at all points."`,
    );
    expect(why({ points: [points[0], points[0]] })).toMatchInlineSnapshot(
      `"a number above evidence.bound may be an eigenvalue at all points."`,
    );
    expect(why({ points: points.map((point) => point.slice(1)) })).toMatchInlineSnapshot(
      `"evidence.points[0] must have 4 entries."`,
    );
    expect(why({ bound: '-0x1p+0' })).toMatchInlineSnapshot(`"evidence.bound is negative."`);
    expect(why({ bound: '0x1p+0' })).toMatch(/^claim\.sentence is/);
    expect(why({ points: [points[0]!.map(() => '0x1p+1000'), points[1]] })).toMatchInlineSnapshot(
      `"the eigenvalues at a point of the evidence cannot be enclosed."`,
    );
  });

  test('of a loss with kinks does not hold either', () => {
    const kinked = certifyNonSingular(
      hiddenLayerProblem({ x: [-1, 1 / 2], y: [1, -1], units: 1, activation: { name: 'elu' } }),
      undefined,
      { methods: ['hull'] },
    ).certificate!;
    const { digest: _, ...parts } = JSON.parse(JSON.stringify(kinked)) as Certificate;
    const { evidence } = certificate!;
    expect(verifyCertificate(sealed({ ...parts, method: 'interval', evidence })).why).toMatchInlineSnapshot(
      `"elu has kinks."`,
    );
  });
});
