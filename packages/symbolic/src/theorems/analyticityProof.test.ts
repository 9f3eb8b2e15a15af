import {
  analytic,
  apply,
  atoms,
  constant,
  div,
  expression,
  type Program,
  piecewise,
  readModel,
  regions,
  restrict,
  trace,
  type Value,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { networkKinds, randomTraining } from '../../../../tests/support/randomTraining.js';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { trainingProblem } from '../certificates/problem.js';
import { analyticity } from './analyticity.js';
import { type AnalyticityStep, analyticityProof } from './analyticityProof.js';

/** The tree as indented lines. */
function lines({ node, rule, hypotheses, equations, premises }: AnalyticityStep, depth = 0): string[] {
  const own = `${'  '.repeat(depth)}${node} (${equations}): ${[rule, ...hypotheses].join('; ')}`;
  return [own, ...premises.flatMap((premise) => lines(premise, depth + 1))];
}

const proofOf = (body: (x: Value) => Value): AnalyticityStep => analyticityProof(trace({ x: [2] }, ({ x }) => body(x)));
const { x, constant: number, atom, div: quotient, add, pow } = expression;

describe('a derivation, node by node', () => {
  test('of a loss with kinks', () => {
    expect(lines(analyticityProof(paperLoss())).join('\n')).toMatchInlineSnapshot(`
      "program (13): composition
        other nodes (2): composition
          constant, reshape (2): total node; analytic at every real argument
        layers/0 (2): composition
          slice, matmul (2): total node; analytic at every real argument
        layers/1 (1): composition
          relu (1): scalar node; analytic on each closed piece, with breaks at 0; defined everywhere
        layers/2 (2): composition
          slice, matmul (2): total node; analytic at every real argument
        layers/3 (1): composition
          relu (1): scalar node; analytic on each closed piece, with breaks at 0; defined everywhere
        loss (5): composition
          constant, sub, square, sum, scale (5): total node; analytic at every real argument"
    `);
  });

  test('of a network with recurrence, normalisation and tied weights', () => {
    const dense = { type: 'dense', weight: [[1]], bias: [0] };
    const layers = [
      { type: 'rnn', inputWeight: [[1]], hiddenWeight: [[1]], activation: 'relu', return: 'all' },
      { type: 'layerNorm', eps: 0.5 },
      { ...dense, name: 'first' },
      { type: 'activation', name: 'tanh' },
      { type: 'dense', tied: 'first' },
      { type: 'meanPool' },
    ];
    const model = readModel({ format: 'crease-model/1', input: [2, 1], layers });
    const data = { samples: 1, features: Float64Array.of(1, 2), targets: Float64Array.of(1) };
    const proof = analyticityProof(trainingProblem(model, data, 'mse').program);
    expect(proof.status).toBe('proved');
    expect(proof.premises.map(({ node }) => node)).toContain('layers/3');
    const rules = proof.premises.find(({ node }) => node === 'layers/0')!.premises.map(({ rule }) => rule);
    expect(rules).toEqual(['total node', 'scalar node']);
  });

  test('has every equation in exactly one step', () => {
    for (let seed = 0; seed < networkKinds.length; seed++) {
      const { program } = randomTraining(seed).problem;
      const proof = analyticityProof(program);
      const counted = proof.premises.flatMap(({ premises }) => premises);
      expect(counted.reduce((sum, { equations }) => sum + equations, 0)).toBe(program.equations.length);
      expect(proof.equations).toBe(program.equations.length);
      expect(analyticity(program).verdict).toBe('proved');
    }
  });
});

describe('what no rule covers', () => {
  const why = (body: (v: Value) => Value): readonly string[] =>
    proofOf(body)
      .premises.flatMap(({ premises }) => premises)
      .filter(({ status }) => status === 'unknown')
      .flatMap(({ hypotheses }) => hypotheses);

  test('is named with the obstacle', () => {
    expect(why((v) => apply(analytic('norm', atom(atoms.sqrt, pow(x, 2))), v))).toEqual([
      'norm contains a square root, whose argument may be 0 or negative on an open set',
    ]);
    expect(why((v) => apply(analytic('entropy', atom(atoms.log, x)), v))).toEqual([
      'entropy contains log, whose argument may leave its domain',
    ]);
    expect(why((v) => div(constant(v, 1), v))).toEqual(['reciprocal contains a quotient, whose denominator may be 0']);
    const own = piecewise('own', [0], [x, x], [quotient(number(1), x)]);
    expect(why((v) => apply(own, v))).toEqual(['own contains a quotient, whose denominator may be 0']);
  });

  test('pieces that are used beyond their intervals', () => {
    const oneOver = piecewise('softsign', [0], [quotient(x, add(number(1), expression.neg(x))), x]);
    const program: Program = trace({ x: [2] }, ({ x: v }) => apply(oneOver, v));
    expect(analyticityProof(program).status).toBe('proved');
    const fixed = restrict(program, regions(program, [[-1, -2]]).pattern);
    expect(analyticityProof(fixed).premises[0]!.premises[0]!.hypotheses).toEqual([
      'softsign has fixed pieces, which are not analytic at every real argument',
    ]);
  });

  test('is not a denominator without real roots', () => {
    const bell = analytic('bell', quotient(number(1), add(number(1), pow(x, 2))));
    expect(proofOf((v) => apply(bell, v)).status).toBe('proved');
  });
});
