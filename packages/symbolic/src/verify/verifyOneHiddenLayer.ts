import { type Program, shapeOf, sizeOf } from '@crease/tensor';
import { equalPolynomials, polynomialRing, variable } from '../algebra/polynomialRing.js';
import type { Exceptional } from '../certificates/exceptional.js';
import { cancellingPlace, undecidedPlace } from '../certificates/oneHiddenLayerMethod.js';
import { cutAt } from '../interpret/cutAt.js';
import { rationals } from '../number/rationals.js';
import type { DecodedData } from './decodeProgram.js';
import { fields, integer, listOf, oneOf } from './fields.js';
import { type HiddenUnits, hiddenUnits } from './hiddenUnits.js';
import { readPolynomials } from './readPolynomials.js';
import { ensure } from './rejection.js';
import { verifyCancellation } from './verifyCancellation.js';
import type { DecodedLoss } from './verifyLoss.js';

/**
 * The exceptional step sizes that follow from the theorem on one hidden layer, after a check of its hypotheses on the
 * program of a certificate.
 *
 * Nothing is taken from the network: with a value u for each hidden unit and sample the output must be
 * f_i = c + Σ_j v_j u_ij, an identity of polynomials in θ and u; and the arguments of the units must be
 * linear forms in components of θ that no other unit, no v and not c uses.
 */
export function verifyOneHiddenLayer(
  value: unknown,
  program: Program,
  data: DecodedData,
  loss: DecodedLoss,
): readonly Exceptional[] {
  const f = fields(value, 'evidence', ['theorem', 'hidden', 'outputWeights', 'outputBias', 'because']);
  oneOf(f.theorem, 'evidence.theorem', ['one hidden layer']);
  const hidden = integer(f.hidden, 'evidence.hidden');
  const outputWeights = listOf(f.outputWeights, 'evidence.outputWeights', integer);
  const outputBias = f.outputBias === null ? undefined : integer(f.outputBias, 'evidence.outputBias');
  ensure(hidden < program.inputs.length + program.equations.length, 'evidence.hidden is not a value of the program');
  const [rows, count, ...more] = shapeOf(program, hidden);
  ensure(
    rows === data.samples && count === outputWeights.length && more.length === 0,
    `evidence.hidden must have shape [${data.samples}, ${outputWeights.length}]: samples, hidden units`,
  );
  ensure(loss.kind === 'squares', 'the theorem is about squared losses');
  ensure(loss.weightDecay === 0, 'the theorem does not allow weight decay');
  const units = hiddenUnits(program, hidden);
  checkComponents(units, outputWeights, outputBias);
  checkOutput(program, hidden, outputWeights, outputBias, data, loss);
  const answer = verifyCancellation(f.because, units, outputBias !== undefined);
  if (answer === 'none') return [];
  const samples = rationals.fromNumber(2 * data.samples);
  const eta = { kind: 'rational', value: rationals.div(rationals.one, rationals.mul(loss.factor, samples)) } as const;
  if (answer === 'undecided') return [{ eta, status: 'candidate', where: undecidedPlace }];
  const { below, above } = units.slopes;
  const isDead = rationals.isZero(below) || rationals.isZero(above);
  const isLinear = rationals.isZero(rationals.sub(below, above));
  const isEverywhere = isLinear || units.arguments.every((list) => list.every(polynomialRing.isZero));
  return [{ eta, status: 'proved', where: cancellingPlace(isDead, isEverywhere) }];
}

/** Every unit has components of its own, and so have the output weights and the output bias. */
function checkComponents(units: HiddenUnits, outputWeights: readonly number[], outputBias: number | undefined): void {
  const owner = new Map<number, string>();
  const claim = (component: number, name: string): void => {
    ensure(component < units.dimension, `${name} is component ${component} of θ, which has ${units.dimension}`);
    const other = owner.get(component);
    ensure(other === undefined || other === name, `component ${component} of θ is used by ${other} and by ${name}`);
    owner.set(component, name);
  };
  for (const [j, list] of units.arguments.entries())
    for (const argument of list)
      for (const { monomial } of argument.values()) {
        ensure(monomial.length === 1, `the argument of hidden unit ${j} is not a linear form in θ`);
        claim(monomial[0]!, `hidden unit ${j}`);
      }
  for (const [j, component] of outputWeights.entries()) claim(component, `output weight ${j}`);
  if (outputBias !== undefined) claim(outputBias, 'the output bias');
}

/** f_i = c + Σ_j v_j u_ij as polynomials in θ and u, f the value from which the loss was checked to be computed. */
function checkOutput(
  program: Program,
  hidden: number,
  outputWeights: readonly number[],
  outputBias: number | undefined,
  data: DecodedData,
  loss: DecodedLoss,
): void {
  const { add, mul, zero } = polynomialRing;
  const first = sizeOf(program.inputs[0]!.shape);
  const [actual] = readPolynomials(
    cutAt(program, [hidden], [loss.output]),
    'the output as a function of the hidden units',
  );
  ensure(actual!.length === data.samples, 'the network has more than one output');
  for (const [i, f] of actual!.entries()) {
    let expected = outputBias === undefined ? zero : variable(outputBias);
    for (const [j, component] of outputWeights.entries())
      expected = add(expected, mul(variable(component), variable(first + i * outputWeights.length + j)));
    ensure(
      equalPolynomials(f, expected),
      `the output for sample ${i} is not c + Σ v u in the hidden units, output weights and output bias that the evidence names`,
    );
  }
}
