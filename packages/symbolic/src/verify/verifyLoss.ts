import { activation, type Program, shapeOf, sizeOf } from '@crease/tensor';
import {
  constantPolynomial,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
  variable,
} from '../algebra/polynomialRing.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { cutAt } from '../interpret/cutAt.js';
import { type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { DecodedData } from './decodeProgram.js';
import { fields, hexFloat, integer, oneOf } from './fields.js';
import { readPolynomials } from './readPolynomials.js';
import { ensure, invalid } from './rejection.js';

/** The loss of a certificate, decoded. */
export interface DecodedLoss {
  readonly name: string;
  readonly kind: 'squares' | 'cross-entropy' | 'logistic';
  readonly weightDecay: number;
  /** κ: the loss is κ times a sum over the samples, and (w/2)‖θ‖². */
  readonly factor: Rational;
  /** Value id of the output of the network. */
  readonly output: number;
}

/** The denominators of κ, and what is summed: the definitions of the losses, written out once more. */
const definitions: Readonly<
  Record<string, { readonly kind: DecodedLoss['kind']; denominator(samples: number, outputs: number): number }>
> = {
  'half-mse': { kind: 'squares', denominator: (samples) => 2 * samples },
  mse: { kind: 'squares', denominator: (samples) => samples },
  'torch-mse': { kind: 'squares', denominator: (samples, outputs) => samples * outputs },
  'sum-squares': { kind: 'squares', denominator: () => 1 },
  'cross-entropy': { kind: 'cross-entropy', denominator: (samples) => samples },
  logistic: { kind: 'logistic', denominator: (samples) => samples },
};

/**
 * The loss of a certificate, after a check that the program computes it from the value f that is called the output, as
 * identities of polynomials in θ, f and the values of log-sum-exp or softplus:
 * κ Σ (f − y)², κ Σ (log Σ_k e^{f_ik} − f_{i,y_i}) or κ Σ log(1 + e^{−s_i f_i}), and (w/2) Σ θ².
 */
export function verifyLoss(value: unknown, program: Program, data: DecodedData): DecodedLoss {
  const f = fields(value, 'loss', ['name', 'weightDecay', 'output']);
  const name = oneOf(f.name, 'loss.name', Object.keys(definitions));
  const weightDecay = hexFloat(f.weightDecay, 'loss.weightDecay');
  const output = integer(f.output, 'loss.output');
  ensure(output < program.inputs.length + program.equations.length, 'loss.output is not a value of the program');
  const { kind, denominator } = definitions[name]!;
  const count = sizeOf(shapeOf(program, output));
  const outputs = count / data.samples;
  const targets = data.targets.length;
  const fits =
    kind === 'squares' ? count === targets : targets === data.samples && (kind !== 'logistic' || outputs === 1);
  ensure(
    fits && Number.isInteger(outputs),
    `loss.output has ${count} elements, the data have ${targets} targets of ${data.samples} samples`,
  );
  const factor = rational(1, denominator(data.samples, outputs));
  const { cut, terms } = summands[kind](program, output, data, outputs);
  const [loss] = readPolynomials(cutAt(program, cut, program.outputs), 'the loss as a function of the output');
  const decay = Array.from({ length: sizeOf(program.inputs[0]!.shape) }, (_, k) => square(variable(k)));
  const expected = polynomialRing.add(
    scaled(terms, factor),
    scaled(decay, rationals.scale(rationalFromNumber(weightDecay), 1, 2)),
  );
  ensure(
    equalPolynomials(loss![0]!, expected),
    `the program does not compute the loss "${name}" with weight decay ${weightDecay} from value ${output} and the targets`,
  );
  return { name, kind, weightDecay, factor, output };
}

/** The terms of the sum as polynomials in θ and in the values at which the program is cut. */
type Summands = (
  program: Program,
  output: number,
  data: DecodedData,
  outputs: number,
) => { readonly cut: readonly number[]; readonly terms: readonly MultivariatePolynomial[] };

const summands: { readonly [K in DecodedLoss['kind']]: Summands } = {
  squares: (program, output, { targets }) => {
    const first = sizeOf(program.inputs[0]!.shape);
    const terms = targets.map((y, k) => square(polynomialRing.sub(variable(first + k), number(y))));
    return { cut: [output], terms };
  },
  'cross-entropy': (program, output, { targets }, outputs) => {
    const first = sizeOf(program.inputs[0]!.shape);
    const total = onlyEquation(program, (e) => e.primitive === 'logSumExp' && e.inputs[0] === output, 'a log-sum-exp');
    const shape = shapeOf(program, output);
    ensure(shape.length === 2 && shape[1] === outputs, `loss.output must have one row for each sample`);
    const terms = targets.map((label, i) => {
      ensure(Number.isInteger(label) && label >= 0 && label < outputs, `data.targets[${i}] is not a class`);
      return polynomialRing.sub(variable(first + targets.length * outputs + i), variable(first + i * outputs + label));
    });
    return { cut: [output, total], terms };
  },
  logistic: (program, output, { targets }) => {
    const first = sizeOf(program.inputs[0]!.shape);
    const losses = onlyEquation(
      program,
      (e) => e.primitive === 'map' && isSoftplus(e.parameters.function),
      'a softplus',
    );
    const argument = program.equations[losses - program.inputs.length]!.inputs[0]!;
    const [margins] = readPolynomials(cutAt(program, [output], [argument]), 'the margins');
    for (const [i, label] of targets.entries()) {
      ensure(label === 1 || label === 0 || label === -1, `data.targets[${i}] is not a label`);
      const score = variable(first + i);
      ensure(
        equalPolynomials(margins![i]!, label === 1 ? polynomialRing.neg(score) : score),
        `the argument of softplus for sample ${i} is not the output with the sign of its label`,
      );
    }
    return { cut: [losses], terms: targets.map((_, i) => variable(first + i)) };
  },
};

function onlyEquation(program: Program, test: (e: Program['equations'][number]) => boolean, what: string): number {
  const found = program.equations.flatMap((e, k) => (test(e) ? [program.inputs.length + k] : []));
  return found.length === 1 ? found[0]! : invalid(`the program does not have exactly ${what} of the output`);
}

function isSoftplus(f: object): boolean {
  return canonicalJson(f) === canonicalJson(activation('softplus'));
}

function number(value: number): MultivariatePolynomial {
  return constantPolynomial(rationalFromNumber(value));
}

function square(p: MultivariatePolynomial): MultivariatePolynomial {
  return polynomialRing.mul(p, p);
}

function scaled(terms: readonly MultivariatePolynomial[], factor: Rational): MultivariatePolynomial {
  return polynomialRing.mul(polynomialRing.total(terms), constantPolynomial(factor));
}
