import { type Program, shapeOf, sizeOf } from '@crease/tensor';
import {
  constantPolynomial,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
  variable,
} from '../algebra/polynomialRing.js';
import type { Exceptional } from '../certificates/exceptional.js';
import { deadLayerPlace, type LastHiddenLayerEvidence } from '../certificates/lastHiddenLayerMethod.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { firstPartialPiece, nodeName } from '../theorems/totality.js';
import { activationFacts } from './activationFacts.js';
import { componentsOf } from './componentsOf.js';
import type { DecodedData } from './decodeProgram.js';
import { featuresAtZero } from './featuresAtZero.js';
import { fields, integer, listOf } from './fields.js';
import { type HeadForms, headForms } from './headForms.js';
import { ensure, invalid } from './rejection.js';
import type { DecodedLoss } from './verifyLoss.js';

/**
 * The exceptional step sizes that follow from the theorem on the last hidden layer, after a check of its hypotheses on
 * the program of a certificate.
 *
 * Nothing is taken from the network: output and arguments of the units are read as polynomials in θ and in the values
 * at which the program is cut, and the facts about the activation come from intervals.
 */
export function verifyLastHiddenLayer(
  value: unknown,
  program: Program,
  data: DecodedData,
  loss: DecodedLoss,
): readonly Exceptional[] {
  const evidence = decodeEvidence(value, program);
  ensure(loss.weightDecay === 0, 'the theorem does not allow weight decay');
  const partial = firstPartialPiece(program);
  if (partial !== undefined) return invalid(`${nodeName(partial)} is not analytic at every real argument`);
  checkComponents(evidence, program);
  const activation = activationFacts(program, evidence.hidden);
  const forms = headForms(program, evidence, activation.argument, loss.output, data.samples);
  checkWeights(forms);
  const outputs = evidence.outputBias.length;
  const slice = (): readonly MultivariatePolynomial[] | undefined => {
    const features = featuresAtZero(program, evidence.features);
    return features && forms.arguments.map((form) => withValues(form, features, sizeOf(program.inputs[0]!.shape)));
  };
  const vanishes = (): boolean =>
    slice()?.every((form, e) => equalPolynomials(form, variable(biasOf(evidence, e)))) ?? false;

  if (loss.kind !== 'squares') {
    const isBilinear = activation.isLinear && componentsOf(program, evidence.features).size === 0;
    const isProved = activation.isCurved || isBilinear || (activation.risesFromZero && (outputs <= 2 || vanishes()));
    return isProved ? [] : invalid('the theorem does not apply to this activation and number of outputs');
  }
  if (activation.risesFromZero && (outputs === 1 || vanishes())) {
    if (!activation.hasZeroPiece) return [];
    const curvature = rationals.scale(loss.factor, 2 * data.samples, 1);
    const eta = { kind: 'rational', value: rationals.div(rationals.one, curvature) } as const;
    return [{ eta, status: 'proved', where: deadLayerPlace }];
  }
  ensure(activation.isSmooth, 'the theorem does not apply to this activation and number of outputs');
  const read = outputs === 1 ? forms.arguments.map((_, e) => variable(biasOf(evidence, e))) : slice();
  ensure(
    read !== undefined && isSameForAllSamples(forms.weights, read),
    'the features of the hidden units are not the same for all samples at θ = 0',
  );
  return [];
}

function decodeEvidence(value: unknown, program: Program): LastHiddenLayerEvidence {
  const keys = ['theorem', 'hidden', 'features', 'hiddenBias', 'hiddenWeights', 'outputWeights', 'outputBias'] as const;
  const f = fields(value, 'evidence', keys);
  const components = (list: unknown, path: string): number[] => listOf(list, path, integer);
  const id = (key: 'hidden' | 'features'): number => {
    const found = integer(f[key], `evidence.${key}`);
    ensure(found < program.inputs.length + program.equations.length, `evidence.${key} is not a value of the program`);
    return found;
  };
  const evidence = {
    theorem: 'last hidden layer',
    hidden: id('hidden'),
    features: id('features'),
    hiddenBias: components(f.hiddenBias, 'evidence.hiddenBias'),
    hiddenWeights: listOf(f.hiddenWeights, 'evidence.hiddenWeights', components),
    outputWeights: listOf(f.outputWeights, 'evidence.outputWeights', components),
    outputBias: components(f.outputBias, 'evidence.outputBias'),
  } as const;
  const units = evidence.hiddenBias.length;
  ensure(
    units > 0 && shapeOf(program, evidence.hidden).at(-1) === units,
    'evidence.hiddenBias must have one entry for each unit',
  );
  ensure(evidence.hiddenWeights.length === units, 'evidence.hiddenWeights must have one row for each unit');
  ensure(
    evidence.outputBias.length > 0 &&
      evidence.outputWeights.length === evidence.outputBias.length &&
      evidence.outputWeights.every((row) => row.length === units),
    'evidence.outputWeights must have one row for each output, with one entry for each unit',
  );
  return evidence;
}

/** All components that the evidence names are different, and the features depend on none of them. */
function checkComponents(evidence: LastHiddenLayerEvidence, program: Program): void {
  const { hiddenBias, hiddenWeights, outputWeights, outputBias } = evidence;
  const named = [...hiddenBias, ...hiddenWeights.flat(), ...outputWeights.flat(), ...outputBias];
  const dimension = sizeOf(program.inputs[0]!.shape);
  for (const k of named) ensure(k < dimension, `component ${k} of θ does not exist`);
  ensure(new Set(named).size === named.length, 'the evidence names a component of θ twice');
  const used = componentsOf(program, evidence.features);
  for (const k of named) ensure(!used.has(k), `the features depend on component ${k} of θ`);
}

/** No weight is negative, and each unit counts for some sample. */
function checkWeights({ weights }: HeadForms): void {
  for (const k of weights[0]!.keys()) {
    const own = weights.flatMap((units) => units[k]!);
    ensure(own.length > 0, `hidden unit ${k} is used for no sample`);
    ensure(
      own.every(({ weight }) => rationals.compare(weight, 0) === 1),
      `hidden unit ${k} has a negative weight`,
    );
  }
}

function biasOf({ hiddenBias }: LastHiddenLayerEvidence, element: number): number {
  return hiddenBias[element % hiddenBias.length]!;
}

/** The argument of a unit with numbers for the features, which are the variables from `first` on. */
function withValues(
  form: MultivariatePolynomial,
  features: readonly Rational[],
  first: number,
): MultivariatePolynomial {
  const terms = Array.from(form.values(), ({ monomial, coefficient }) => {
    const [component, ...values] = monomial;
    const factor = values.reduce((product, v) => rationals.mul(product, features[v - first]!), coefficient);
    return polynomialRing.mul(variable(component!), constantPolynomial(factor));
  });
  return polynomialRing.total(terms);
}

/** Σ a z is the same form for all samples, unit by unit. */
function isSameForAllSamples(weights: HeadForms['weights'], forms: readonly MultivariatePolynomial[]): boolean {
  const sums = weights.map((units) =>
    units.map((list) =>
      polynomialRing.total(
        list.map(({ element, weight }) => polynomialRing.mul(forms[element]!, constantPolynomial(weight))),
      ),
    ),
  );
  return sums.every((units) => units.every((sum, k) => equalPolynomials(sum, sums[0]![k]!)));
}
