import { type Program, shapeOf, sizeOf } from '@crease/tensor';
import type { MultivariatePolynomial } from '../algebra/polynomialRing.js';
import type { LastHiddenLayerEvidence } from '../certificates/lastHiddenLayerMethod.js';
import { cutAt } from '../interpret/cutAt.js';
import { equalRationals, type Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { readPolynomials } from './readPolynomials.js';
import { ensure } from './rejection.js';

/** One output of a hidden unit with the weight that it has in the output of a sample. */
export interface WeightedElement {
  readonly element: number;
  readonly weight: Rational;
}

/** The head of a network as identities of polynomials. */
export interface HeadForms {
  /** a in f_i = c + Σ_k u_k Σ_e a_e η_e: for each sample and unit the elements e with a ≠ 0, the same for each output. */
  readonly weights: readonly (readonly (readonly WeightedElement[])[])[];
  /** For each element, its argument b_k + Σ_l w_kl G_l as a polynomial in θ and the features. */
  readonly arguments: readonly MultivariatePolynomial[];
}

/**
 * The head of a network that evidence describes, after a check that the output is c + Σ u a η and the arguments of the
 * units are b + Σ w G with forms G of the features without a constant term.
 *
 * @param argument the value that the activation is applied to
 */
export function headForms(
  program: Program,
  evidence: LastHiddenLayerEvidence,
  argument: number,
  output: number,
  samples: number,
): HeadForms {
  return {
    weights: outputWeights(program, evidence, output, samples),
    arguments: hiddenArguments(program, evidence, argument),
  };
}

function outputWeights(
  program: Program,
  { hidden, outputWeights, outputBias }: LastHiddenLayerEvidence,
  output: number,
  samples: number,
): HeadForms['weights'] {
  const first = sizeOf(program.inputs[0]!.shape);
  const units = shapeOf(program, hidden).at(-1)!;
  const numOutputs = outputBias.length;
  const [forms] = readPolynomials(cutAt(program, [hidden], [output]), 'the output as a function of the hidden units');
  ensure(forms!.length === samples * numOutputs, 'evidence.outputBias must have one entry for each output');
  return Array.from({ length: samples }, (_, i) => {
    let own: WeightedElement[][] | undefined;
    for (let o = 0; o < numOutputs; o++) {
      const found = Array.from({ length: units }, (): WeightedElement[] => []);
      let hasBias = false;
      for (const { monomial, coefficient } of forms![i * numOutputs + o]!.values()) {
        const [component, value, ...more] = monomial;
        if (value === undefined && component === outputBias[o] && equalRationals(coefficient, rationals.one)) {
          hasBias = true;
          continue;
        }
        const element = (value ?? -1) - first;
        const isTerm = more.length === 0 && element >= 0 && component === outputWeights[o]![element % units];
        ensure(isTerm, `output ${o} of sample ${i} is not c + Σ u a σ with the components that the evidence names`);
        found[element % units]!.push({ element, weight: coefficient });
      }
      ensure(hasBias, `output ${o} of sample ${i} does not have the bias that the evidence names`);
      for (const list of found) list.sort((a, b) => a.element - b.element);
      own ??= found;
      ensure(sameWeights(own, found), `the outputs of sample ${i} weigh the hidden units differently`);
    }
    return own!;
  });
}

function hiddenArguments(
  program: Program,
  { features, hiddenBias, hiddenWeights }: LastHiddenLayerEvidence,
  argument: number,
): readonly MultivariatePolynomial[] {
  const first = sizeOf(program.inputs[0]!.shape);
  const units = hiddenBias.length;
  const own = hiddenWeights.map((row) => new Set(row));
  const [forms] = readPolynomials(cutAt(program, [features], [argument]), 'the argument of the hidden units');
  for (const [e, form] of forms!.entries()) {
    const k = e % units;
    const bias = form.get(String(hiddenBias[k]));
    ensure(
      bias !== undefined && equalRationals(bias.coefficient, rationals.one),
      `the argument of hidden unit ${k} does not have the bias that the evidence names`,
    );
    for (const term of form.values()) {
      const [component, ...values] = term.monomial;
      const isTerm = own[k]!.has(component!) && values.length > 0 && values.every((value) => value >= first);
      ensure(
        term === bias || isTerm,
        `the argument of hidden unit ${k} is not b + Σ w G with the components that the evidence names`,
      );
    }
  }
  return forms!;
}

function sameWeights(a: readonly WeightedElement[][], b: readonly WeightedElement[][]): boolean {
  return a.every(
    (list, k) =>
      list.length === b[k]!.length &&
      list.every((x, j) => x.element === b[k]![j]!.element && equalRationals(x.weight, b[k]![j]!.weight)),
  );
}
