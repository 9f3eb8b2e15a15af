import {
  activation,
  add,
  apply,
  mul,
  type Program,
  randomInteger,
  randomStream,
  regions,
  restrict,
  scale,
  slice,
  trace,
  type Value,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/nonSingularity.json' with { type: 'json' };
import { activationLayer, denseStack, randomSamples, stackProblem } from '../../../../tests/support/stackProblem.js';
import { characteristicPolynomialByResidues } from '../algebra/characteristicPolynomialByResidues.js';
import { stripZeroRoot } from '../algebra/polynomial.js';
import { computed } from '../interpret/computed.js';
import { secondOrder } from '../jets/secondOrder.js';
import { largestModulus } from '../number/modular.js';
import { isPrime } from '../number/primes.js';
import { rationals } from '../number/rationals.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { type Certificate, sealed } from './certificate.js';
import { certifyNonSingular } from './certifyNonSingular.js';
import { integerPoint } from './integerPoint.js';
import { type ModularEvidence, modularMethod } from './modularMethod.js';

const loss = (n: number, body: (...theta: Value[]) => Value): Program =>
  trace({ theta: [n] }, ({ theta }) => body(...Array.from({ length: n }, (_, k) => slice(theta, k, []))));
const square = (a: Value): Value => apply(activation('square'), a);
const cube = (a: Value): Value => mul(square(a), a);
const reason = (program: Program): string => {
  const found = modularMethod({ program });
  return found.kind === 'proof' ? 'a proof' : found.reason;
};
/** The largest prime below 2³¹: the first one that is tried. */
const prime = ((): number => {
  let candidate = largestModulus;
  while (!isPrime(candidate)) candidate--;
  return candidate;
})();

describe('a live piece of a ReLU network with 61 parameters', () => {
  const { n, m, d, h, nullities } = fixture.modular;
  const samples = randomSamples(randomStream('61 parameters', 1), [d], m, 1, 'mse');
  const { program } = stackProblem(denseStack([d, h, 1], activationLayer('relu')), samples, 'mse');
  const theta = Float64Array.from({ length: n }, (_, k) => randomInteger(randomStream('weights', k), 9) - 4.5);
  const piece = restrict(program, regions(program, [theta]).pattern);

  test('has no exceptional step size, though its Hessian is singular everywhere', () => {
    // The rank is at most m + 2h, so at least 29 eigenvalues are 0 at every point.
    for (const [k, nullity] of nullities.entries()) {
      const { hessian } = computed(secondOrder(piece, integerPoint(k, n), rationals), 'the test');
      expect(stripZeroRoot(characteristicPolynomialByResidues(hessian)).polynomial).toHaveLength(n - nullity + 1);
    }
    const answer = certifyNonSingular({ program: piece }, 'every step size');
    expect(answer).toMatchObject({ verdict: 'proved', method: 'modular', range: [0, 'Infinity'], exceptional: [] });
  });
});

describe('a constant eigenvalue that a prime divides is not taken for 0 modulo that prime', () => {
  test.each([
    ['the first prime', prime],
    ['its square', prime * prime],
    ['2', 2],
  ])('%s', (_, eigenvalue) => {
    const program = loss(2, (x, y) => add(scale(square(x), eigenvalue, 2), cube(y)));
    expect(reason(program)).toBe('the Hessians at two points may have an eigenvalue other than 0 in common');
    // The check finds it too, when it is given this prime first.
    const harmless = loss(2, (x, y) => add(cube(x), cube(y)));
    const { certificate } = certifyNonSingular({ program: harmless }, undefined, { methods: ['modular'] });
    const { digest: _digest, ...parts } = JSON.parse(JSON.stringify(certificate)) as Certificate;
    const other = certifyNonSingular({ program }, undefined, { methods: ['gcd'] }).certificate!;
    const evidence = { ...parts.evidence, prime } as ModularEvidence;
    const claim = { ...parts.claim, subject: other.claim.subject };
    const forgery = sealed({ ...parts, claim, program: other.program, evidence });
    expect(verifyCertificate(forgery).why).toBe(
      'the Hessians at the points may have an eigenvalue other than 0 in common.',
    );
  });
});

describe('refusals', () => {
  test('name the hypothesis', () => {
    expect(reason(loss(1, (x) => apply(activation('tanh'), x)))).toMatch(/is not a polynomial$/);
    expect(reason(loss(1, (x) => square(apply(activation('relu'), x))))).toBe('the loss has kinks');
    const many = trace({ theta: [101] }, ({ theta }) => square(slice(theta, 0, [])));
    expect(reason(many)).toBe('it has 101 parameters, the limit is 100');
  });
});

describe('a certificate', () => {
  const program = loss(2, (x, y) => add(cube(x), cube(y)));
  const { certificate } = certifyNonSingular({ program }, undefined, { methods: ['modular'] });
  const why = (evidence: object): string => {
    const { digest: _, ...parts } = JSON.parse(JSON.stringify(certificate)) as Certificate;
    return verifyCertificate(sealed({ ...parts, evidence: { ...parts.evidence, ...evidence } as ModularEvidence })).why;
  };
  const { points } = certificate!.evidence as ModularEvidence;

  test('with other numbers does not hold', () => {
    expect(why({})).toBe(certificate!.claim.sentence);
    expect(why({ prime: 7 })).toBe(certificate!.claim.sentence);
    expect(why({ prime: 9 })).toBe('evidence.prime is not a prime.');
    expect(why({ points: [points[0]] })).toBe('evidence.points must be two.');
    expect(why({ points: [points[0], ['1']] })).toBe('evidence.points must have 2 entries each.');
    expect(why({ points: [points[0], points[0]] })).toBe(
      'the Hessians at the points may have an eigenvalue other than 0 in common.',
    );
  });
});
