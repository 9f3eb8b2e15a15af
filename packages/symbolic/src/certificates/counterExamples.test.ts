import {
  activation,
  add,
  analytic,
  apply,
  atoms,
  constant,
  expression,
  mul,
  type Program,
  piecewise,
  readModel,
  type ScalarFunction,
  scale,
  slice,
  sub,
  trace,
  type Value,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { type HiddenLayerNet, hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { formatHexFloat } from '../encoding/hexFloat.js';
import { analyticity } from '../theorems/analyticity.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { type Certificate, sealed, subjectOf } from './certificate.js';
import { certifyNonSingular, type NonSingularity } from './certifyNonSingular.js';
import { claimOf } from './claim.js';
import { belowReciprocal } from './conclusion.js';
import { hullMethod } from './hullMethod.js';
import { trainingProblem } from './problem.js';
import { encodeProgram } from './programDocument.js';
import { spectrumMethod } from './spectrumMethod.js';

// Losses for which a plausible statement about non-singularity is false. Each of them is about an argument that looks
// right: that one point decides about all pieces, that sorted eigenvalues show which are constant, that a quotient of
// floating-point numbers is a bound.

const { x: at, constant: number, atom, div, pow, add: plus, mul: times, sub: minus } = expression;
const root = analytic('sqrt', atom(atoms.sqrt, at));
const square = (a: Value): Value => apply(activation('square'), a);
const cube = (a: Value): Value => mul(square(a), a);
const relu = (a: Value): Value => apply(activation('relu'), a);
const shifted = (a: Value, by: number): Value => add(a, constant(a, by));
const loss = (n: number, body: (...theta: Value[]) => Value): Program =>
  trace({ theta: [n] }, ({ theta }) => body(...Array.from({ length: n }, (_, k) => slice(theta, k, []))));

/** The exceptional step sizes found, as text. */
const found = ({ exceptional }: NonSingularity): readonly string[] | undefined => exceptional?.map(({ eta }) => eta);

/** Certificates by numbers at one point that say: no eigenvalue is above the bound. */
function certificatesAt(program: Program, point: readonly number[], bound: number): readonly Certificate[] {
  const coordinates = point.map(formatHexFloat);
  const upTo = formatHexFloat(bound);
  return [
    ['hull', { point: coordinates, weights: point.map(() => '0x1p+0'), bound: upTo, from: 'entries' }],
    ['interval', { points: [coordinates], shifts: null, bound: upTo }],
    ['branches', { from: '0x1p-20', to: formatHexFloat(1 / bound), tree: { kind: 'regular', point: coordinates } }],
  ].map(([method, evidence]) => pointCertificate(program, point.length, bound, { method, evidence } as never));
}

function pointCertificate(
  program: Program,
  parameters: number,
  bound: number,
  proof: Pick<Certificate, 'method' | 'evidence'>,
): Certificate {
  const parts = { program: encodeProgram(program, null), data: null, loss: null } as const;
  const subject = { subject: subjectOf(parts), parameters, training: undefined };
  return sealed({
    format: 'crease-certificate/1',
    createdBy: '',
    claim: claimOf(subject, belowReciprocal(bound)),
    ...parts,
    ...proof,
  });
}

describe('nodes that are not analytic at every real argument', () => {
  // (√(1 + relu(t² − 1)) + t)²/8 is t²/2 for t > 1, so 1 is exceptional, and 0 for t < −1. Its pieces are (√t² + t)²/8
  // and (1 + t)²/8; the Hessian of the first is 0 at every t < 0 and 1 at every t > 0.
  const underRoot = loss(1, (t) => scale(square(add(apply(root, shifted(relu(shifted(square(t), -1)), 1)), t)), 1, 8));
  // ((√t² + t)/2)²/2: no kink at all, and 1 is exceptional on t > 0 only.
  const rootOfSquare = loss(1, (t) => scale(square(add(apply(root, square(t)), t)), 1, 8));
  // g(u) = √(1 + u²): (t g(1/t) + g(t))²/8 is (1 + t²)/2 for t > 0 and 0 for t < 0. A pole that is followed by g.
  const g = analytic('g', atom(atoms.sqrt, plus(number(1), pow(at, 2))));
  const inverse = analytic('inverse', div(number(1), at));
  const pole = loss(1, (t) => scale(square(add(mul(t, apply(g, apply(inverse, t))), apply(g, t))), 1, 8));

  test.each([
    ['a square root of 1 + relu', underRoot],
    ['a square root of a square', rootOfSquare],
    ['a quotient followed by another function', pole],
    ['a quotient alone', loss(1, (t) => apply(inverse, t))],
  ])('%s: no proof from a point, and none is accepted', (_, program) => {
    expect(certifyNonSingular({ program }, { stepSize: 1 }).verdict).toBe('unknown');
    expect(hullMethod({ program }).kind).toBe('not applicable');
    expect(spectrumMethod({ program }).kind).toBe('not applicable');
    for (const point of [-1, -2, 2])
      for (const certificate of certificatesAt(program, [point], 1 / 4)) {
        const { result, why } = verifyCertificate(certificate);
        expect(result).toBe('invalid');
        expect(why).toMatch(/is not analytic at every real argument\.$/);
      }
  });

  test('their domain may not be of full measure', () => {
    const logarithm = analytic('log', atom(atoms.log, at));
    for (const program of [
      loss(1, (t) => apply(logarithm, t)),
      loss(1, (t) => apply(inverse, relu(t))),
      loss(1, (t) => apply(root, t)),
      // The square root of what is identically 0 on an open set.
      loss(1, (t) => apply(root, relu(t))),
    ])
      expect(analyticity(program).verdict).toBe('unknown');
  });
});

describe('constant eigenvalues', () => {
  test.each<readonly [string, Program, readonly string[]]>([
    // Sorted by size, neither min(3, y) nor max(3, y) is constant.
    ['diag(3, y) has one', loss(2, (a, b) => add(scale(square(a), 3, 2), scale(cube(b), 1, 6))), ['1/3']],
    ['diag(3, 12y²) has one', loss(2, (a, b) => add(scale(square(a), 3, 2), square(square(b)))), ['1/3']],
    // Eigenvalues ±√(x² + y²), which are not analytic at 0.
    ['[[x, −y], [−y, −x]] has none', loss(2, (a, b) => sub(scale(cube(a), 1, 6), scale(mul(a, square(b)), 1, 2))), []],
    // At (1, 2) and (1, 3) both have the eigenvalue 1.
    ['diag(x, y) has none', loss(2, (a, b) => scale(add(cube(a), cube(b)), 1, 6)), []],
    // Constant although no eigenvector is: the null vector of H − I is (y₂², −2y₁y₂, y₁², 0, 0) in part.
    [
      'of a cubic of Perazzo has one',
      loss(5, (a, b, c, u, v) =>
        add(
          scale([a, b, c, u, v].map((t) => square(t!)).reduce(add), 1, 2),
          add(mul(a!, square(u!)), add(mul(mul(b!, u!), v!), mul(c!, square(v!)))),
        ),
      ),
      ['1'],
    ],
  ])('%s', (_, program, exceptional) => {
    expect(found(certifyNonSingular({ program }))).toEqual(exceptional);
  });

  test('that a prime divides, or whose reciprocal it divides, are not lost', () => {
    const prime = 2147483629;
    expect(found(certifyNonSingular({ program: loss(1, (t) => scale(square(t), prime, 2)) }))).toEqual([`1/${prime}`]);
    expect(found(certifyNonSingular({ program: loss(1, (t) => scale(square(t), 1, 2 * prime)) }))).toEqual([
      `${prime}`,
    ]);
  });

  test('of an analytic loss bound the range, also where one of them is tiny', () => {
    // diag(λ, e^y) has the eigenvalue λ everywhere, whatever its place in the order is.
    for (const lambda of [3, 1e-13]) {
      const program = loss(2, (a, b) => add(scale(square(a), lambda, 2), apply(activation('exp'), b)));
      const { method, range } = certifyNonSingular({ program });
      expect(method).toBe('interval');
      expect(range![1]).toBeLessThanOrEqual(1 / lambda);
    }
  });
});

describe('pieces', () => {
  test('behind a dead unit lie on a kink, and no θ has them strictly', () => {
    // On w < 0 the loss is (c − 1)²; all patterns with arguments off their kinks have no exceptional step size.
    const program = loss(3, (w, v, c) => square(shifted(add(c, apply(activation('abs'), mul(v, relu(w)))), -1)));
    expect(found(certifyNonSingular({ program }))).toEqual(['1/2']);
  });

  test('that no θ has may look exceptional', () => {
    // Slopes (1, −1, −1, 1) at x = −1, 0, 1, 2 add up to 0 with and without x.
    const net: HiddenLayerNet = { x: [-1, 0, 1, 2], y: [1, -1, 2, 0], units: 1, activation: { name: 'abs' } };
    expect(found(certifyNonSingular(hiddenLayerProblem(net)))).toEqual([]);
    // With weight decay gcds over all patterns are taken; 1/(2 + w) is not proved exceptional.
    const { exceptional } = certifyNonSingular(hiddenLayerProblem({ ...net, weightDecay: 1 / 128 }));
    expect(exceptional!.filter(({ status }) => status === 'proved')).toEqual([]);
  });

  test('with exponentials overflow at large arguments, and then nothing is said', () => {
    const net: HiddenLayerNet = { x: [1e5], y: [1], units: 1, activation: { name: 'elu' } };
    const point = [1, 0, 1, 0];
    const { program } = hiddenLayerProblem(net);
    const [byHull] = certificatesAt(program, point, 1e300);
    expect(verifyCertificate(byHull!).result).toBe('invalid');
  });

  test('of functions that are constant count with that constant', () => {
    // f = c + s Σ u: the Hessian in (c, u) is 2 (1, s, s)(1, s, s)ᵀ.
    const net: HiddenLayerNet = { x: [-1, 1], y: [-1, 2], activation: { formula: '2' } };
    expect(found(certifyNonSingular(hiddenLayerProblem(net)))).toEqual(['1/18']);
  });
});

describe('networks whose Hessian has a constant eigenvalue on a subspace, and nowhere else', () => {
  // At W = 0, u = 0, c = mean y the eigenvalue 3/2 does not depend on the hidden bias, for this sinh and sine.
  const tuned: readonly (readonly [string, ScalarFunction, readonly number[]])[] = [
    [
      'sinh',
      analytic('sinh', div(minus(atom(atoms.exp, at), atom(atoms.exp, expression.neg(at))), number(4))),
      [-1, 2],
    ],
    ['sine', analytic('sine', times(number(1 / 2), atom(atoms.sin, times(number(5 / 3), at)))), [-1, 2]],
    ['identity', analytic('identity', at), [-1, 2]],
  ];

  test.each(tuned)('%s', (_, f, y) => {
    const program = loss(4, (w, b, u, c) =>
      scale(
        [-1, 1]
          .map((x, i) => square(shifted(add(c!, mul(u!, apply(f, add(scale(w!, x, 1), b!)))), -y[i]!)))
          .reduce(add),
        1,
        2,
      ),
    );
    const answer = certifyNonSingular({ program }, { stepSize: 2 / 3 });
    expect(answer).toMatchObject({ verdict: 'proved', range: [0, 'Infinity'] });
  });
});

describe('hypotheses of the theorems on ReLU networks', () => {
  const deep = (x: readonly number[], name: string, hiddenBias: boolean) => {
    const bias = hiddenBias ? [1] : null;
    const layers = [
      { type: 'dense', weight: [[1]], bias: hiddenBias ? [1] : null },
      { type: 'activation', name, ...(name === 'leakyRelu' ? { slope: 1 / 2 } : {}) },
      { type: 'dense', weight: [[1]], bias },
      { type: 'activation', name, ...(name === 'leakyRelu' ? { slope: 1 / 2 } : {}) },
      { type: 'dense', weight: [[1]], bias: [0] },
    ];
    const model = readModel({ format: 'crease-model/1', input: [1], layers });
    const data = { samples: x.length, features: Float64Array.from(x), targets: Float64Array.of(1, 3) };
    return trainingProblem(model, data, 'mse');
  };

  test('a live region of two leaky layers without hidden biases is exceptional: x = (1, −4), slope 1/2', () => {
    expect(found(certifyNonSingular(deep([1, -4], 'leakyRelu', false)))).toEqual(['1/2']);
    expect(found(certifyNonSingular(deep([1, -3], 'leakyRelu', false)))).toEqual([]);
  });

  test('with biases only the dead region of ReLU is', () => {
    expect(found(certifyNonSingular(deep([1, -4], 'leakyRelu', true)))).toEqual([]);
    expect(found(certifyNonSingular(deep([1, -4], 'relu', true)))).toEqual(['1/2']);
    expect(found(certifyNonSingular(deep([1, -4], 'relu', false)))).toEqual(['1/2']);
  });

  test('absolute values without biases on inputs that are all 0 are exceptional', () => {
    const net: HiddenLayerNet = { x: [0, 0], y: [1, 3], activation: { name: 'abs' } };
    expect(found(certifyNonSingular(hiddenLayerProblem({ ...net, hiddenBias: false })))).toEqual(['1/2']);
    expect(found(certifyNonSingular(hiddenLayerProblem(net)))).toEqual([]);
    expect(found(certifyNonSingular(hiddenLayerProblem({ ...net, x: [0, 1], hiddenBias: false })))).toEqual([]);
  });

  test('sums of decimals are not 0 as exact doubles', () => {
    // 0.1 + 0.2 − 0.3 is 2⁻⁵⁵ for the doubles.
    const net: HiddenLayerNet = { x: [1, 2, -3], y: [1, 0, 2], activation: null, hiddenBias: false };
    expect(found(certifyNonSingular(hiddenLayerProblem(net)))).toEqual(['1/2']);
    expect(found(certifyNonSingular(hiddenLayerProblem({ ...net, x: [0.1, 0.2, -0.3] })))).toEqual([]);
  });
});

test('a function with a value of its own at a break has a kink there, though its pieces agree', () => {
  const dented = piecewise('dented', [0], [at, at], [number(50)]);
  const program = loss(2, (t, c) => scale(square(mul(apply(dented, relu(t)), c)), 1, 2));
  // On t < 0 the loss is 1250c².
  const { range } = certifyNonSingular({ program });
  expect(range === null || Number(range[1]) <= 1 / 2500).toBe(true);
  const smooth = loss(1, (c) => apply(dented, c));
  expect(spectrumMethod({ program: smooth }).kind).toBe('not applicable');
});
