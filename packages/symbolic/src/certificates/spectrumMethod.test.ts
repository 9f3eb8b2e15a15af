import { readModel } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/analyticSpectra.json' with { type: 'json' };
import { hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import {
  activationLayer,
  denseLayer,
  type LayerFields,
  type Samples,
  stackProblem,
} from '../../../../tests/support/stackProblem.js';
import { eigenvalueEnclosures } from '../algebra/eigenvalueEnclosures.js';
import { parseRational } from '../encoding/rationalText.js';
import type { Interval } from '../number/interval.js';
import { hessianColumns, hessianImage } from '../verify/enclosedHessian.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { type Certificate, sealed } from './certificate.js';
import { certifyNonSingular, type NonSingularity } from './certifyNonSingular.js';
import { commonEigenvalues } from './commonEigenvalues.js';
import { hullHessian } from './hullHessian.js';
import type { IntervalEvidence } from './intervalEvidence.js';
import { dimensionOf, type NonSingularityProblem, trainingProblem } from './problem.js';
import { withoutZeros } from './spectrumMethod.js';

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

describe.each(cases)('$name', ({ problem, eigenvalues }) => {
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

  test('every step size is proved', () => {
    const answer = certifyNonSingular(problem, 'every step size', { methods: ['interval'] });
    expect(answer).toMatchObject({ verdict: 'proved', method: 'interval', range: [0, 'Infinity'], exceptional: [] });
    expect(verifyCertificate(JSON.parse(JSON.stringify(answer.certificate))).result).toBe('valid');
  });
});

describe('eigenvalues that are 0 everywhere', () => {
  const identity = [
    [1, 0],
    [0, 1],
  ];
  const tanh = activationLayer('tanh');
  const rows = { input: [2], x: [1, 0.5, -1, 2, 0.5, -1.5, 2, 1], y: [0, 1, 2, 0] };
  const tokens = { input: [2, 2], x: [1, 0.5, -1, 2, 0.5, -1.5, 2, 1, 0, 1, 1, 1], y: [0, 1, 2] };
  const attention = { type: 'attention', heads: 1, query: identity, key: identity, value: identity, output: identity };
  const nullity = (answer: NonSingularity): number | undefined =>
    (answer.certificate!.evidence as IntervalEvidence).shifts?.directions.length;
  const bySpectra = (layers: readonly LayerFields[], samples: Samples, decay = 0): NonSingularity => {
    const problem = stackProblem(layers, samples, 'cross-entropy', decay);
    const answer = certifyNonSingular(problem, 'every step size', { methods: ['interval'], check: false });
    expect(verifyCertificate(JSON.parse(JSON.stringify(answer.certificate))).result).toBe('valid');
    return answer;
  };

  test.each([
    ['hidden layer', [denseLayer(2, 2), tanh, denseLayer(3, 2)], rows, 3],
    ['hidden layer without biases', [denseLayer(2, 2, false), tanh, denseLayer(3, 2, false)], rows, 2],
    ['frozen biases', [denseLayer(2, 2), tanh, { ...denseLayer(3, 2), frozen: ['bias'] }], rows, 2],
    ['attention, pooled', [attention, { type: 'meanPool' }, denseLayer(3, 2)], tokens, 3],
  ] as const)('because shifts of all scores change nothing: %s', (_, layers, samples, expected) => {
    const answer = bySpectra(layers, samples);
    expect(answer).toMatchObject({ verdict: 'proved', range: [0, 'Infinity'], exceptional: [] });
    expect(nullity(answer)).toBe(expected);
  });

  test('and others, which are only known to be small', () => {
    // With parallel inputs one more direction is null.
    const parallel = { input: [2], x: [1, 2, -1, -2, 2, 4], y: [0, 1, 2] };
    const answer = bySpectra([denseLayer(3, 2, false)], parallel);
    expect(answer.verdict).toBe('unknown');
    expect(answer.range![1]).toBeGreaterThan(1e9);
  });

  test('shifts that are not there', () => {
    const decayed = bySpectra([denseLayer(2, 2), tanh, denseLayer(3, 2)], rows, 0.25);
    // Here they have the eigenvalue 1/4.
    expect(nullity(decayed)).toBeUndefined();
    expect(decayed.range![1]).toBeLessThanOrEqual(4);
    expect(
      nullity(
        bySpectra([{ ...denseLayer(2, 2), name: 'a' }, tanh, { ...denseLayer(2, 2), tied: 'a' }], {
          ...rows,
          y: [0, 1, 1, 0],
        }),
      ),
    ).toBeUndefined();
    expect(nullity(bySpectra([denseLayer(3, 2), tanh], rows))).toBeUndefined();
    expect(nullity(bySpectra([denseLayer(2, 2), tanh, { ...denseLayer(3, 2), frozen: true }], rows))).toBeUndefined();
    const perToken = [denseLayer(3, 2), { type: 'meanPool' }];
    expect(nullity(bySpectra(perToken, tokens))).toBeUndefined();
    expect(nullity(bySpectra([denseLayer(1, 2), { type: 'flatten' }], { ...tokens, y: [0, 1, 1] }))).toBeUndefined();
  });

  test('are left out only if there are exactly as many intervals around 0', () => {
    const around = (...values: number[]): Interval[] => values.map((v) => ({ lower: v - 0.125, upper: v + 0.125 }));
    expect(withoutZeros(around(0, 1), 1)).toEqual(around(1));
    expect(withoutZeros(around(0, 0.0625, 1), 1)).toEqual(around(0, 0.0625, 1));
    expect(withoutZeros(around(1, 2), 1)).toEqual(around(1, 2));
    const invalid = { lower: Number.NaN, upper: Number.NaN };
    expect(withoutZeros([invalid, ...around(1)], 1)).toEqual([invalid, ...around(1)]);
  });

  describe('in a certificate', () => {
    const layers = [denseLayer(2, 2), tanh, denseLayer(3, 2)];
    const { certificate } = bySpectra(layers, rows);
    const { shifts } = certificate!.evidence as IntervalEvidence;
    const why = (changed: object | null, subject: object = {}): string => {
      const { digest: _, ...parts } = JSON.parse(JSON.stringify(certificate)) as Certificate;
      const evidence = { ...parts.evidence, shifts: changed === null ? null : { ...shifts, ...changed } };
      return verifyCertificate(sealed({ ...parts, evidence, ...subject } as Omit<Certificate, 'digest'>)).why;
    };
    const { directions } = shifts!;

    test('are checked', () => {
      expect(why({})).toBe(certificate!.claim.sentence);
      expect(why(null)).toBe('a number above evidence.bound may be an eigenvalue at all points.');
      expect(why({ features: 999 })).toBe('evidence.shifts.features is not a value.');
      expect(why({ directions: [...directions, directions[0]] })).toMatch(
        /^evidence\.shifts\.directions must not be empty/,
      );
      expect(why({ directions: [...directions, []] })).toMatch(/^evidence\.shifts\.directions must not be empty/);
      expect(why({ directions: [[99]] })).toBe('component 99 of θ does not exist.');
      expect(why({ directions: [[0]] })).toBe('evidence.shifts.features depend on component 0 of θ.');
      const alike = /^along evidence\.shifts\.directions\[0\] the scores of a sample do not all change alike/;
      expect(why({ directions: [directions[0]!.slice(1)] })).toMatch(alike);
    });

    test.each([
      ['squares', stackProblem(layers, { ...rows, y: new Array<number>(12).fill(1) }, 'mse')],
      ['weight decay', stackProblem(layers, rows, 'cross-entropy', 0.25)],
    ])('belong to cross-entropy alone: %s', (_name, problem) => {
      const other = certifyNonSingular(problem, undefined, { methods: ['interval'] });
      const { program, data, loss } = other.certificate!;
      const subject = { program, data, loss };
      const { digest: _, ...parts } = JSON.parse(JSON.stringify(other.certificate)) as Certificate;
      const evidence = { ...parts.evidence, shifts };
      expect(verifyCertificate(sealed({ ...parts, ...subject, evidence } as Omit<Certificate, 'digest'>)).why).toBe(
        'evidence.shifts are about cross-entropy without weight decay.',
      );
    });
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
