import { type Program, shapeOf, sizeOf } from '@crease/tensor';
import { cutAt } from '../interpret/cutAt.js';
import {
  constantPolynomial,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
  variable,
} from '../interpret/polynomialRing.js';
import { type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { DecodedData } from './decodeProgram.js';
import { fields, hexFloat, integer, oneOf } from './fields.js';
import { readPolynomials } from './readPolynomials.js';
import { ensure } from './rejection.js';

/** The loss of a certificate, decoded. */
export interface DecodedLoss {
  readonly name: string;
  readonly weightDecay: number;
  /** κ in L = κ Σ ‖f(x_i) − y_i‖² + (w/2)‖θ‖². */
  readonly factor: Rational;
  /** Value id of the output of the network, one element for each target. */
  readonly output: number;
}

/** The denominators of κ: the definitions of the losses, written out once more. */
const denominators: Readonly<Record<string, (samples: number, outputs: number) => number>> = {
  'half-mse': (samples) => 2 * samples,
  mse: (samples) => samples,
  'torch-mse': (samples, outputs) => samples * outputs,
  'sum-squares': () => 1,
};

/**
 * The loss of a certificate, after a check that the program computes it from the value that is called the output:
 * L = κ Σ (u − y)² + (w/2) Σ θ² as an identity of polynomials in θ and that value u.
 */
export function verifyLoss(value: unknown, program: Program, data: DecodedData): DecodedLoss {
  const f = fields(value, 'loss', ['name', 'weightDecay', 'output']);
  const name = oneOf(f.name, 'loss.name', Object.keys(denominators));
  const weightDecay = hexFloat(f.weightDecay, 'loss.weightDecay');
  const output = integer(f.output, 'loss.output');
  const dimension = sizeOf(program.inputs[0]!.shape);
  ensure(output < program.inputs.length + program.equations.length, 'loss.output is not a value of the program');
  const count = sizeOf(shapeOf(program, output));
  ensure(
    count === data.targets.length && count % data.samples === 0,
    `loss.output has ${count} elements, the data have ${data.targets.length} targets of ${data.samples} samples`,
  );
  const factor = rational(1, denominators[name]!(data.samples, count / data.samples));
  const [loss] = readPolynomials(cutAt(program, [output], program.outputs), 'the loss as a function of the output');
  const squares = data.targets.map((y, k) =>
    square(polynomialRing.sub(variable(dimension + k), constantPolynomial(rationalFromNumber(y)))),
  );
  const decay = Array.from({ length: dimension }, (_, k) => square(variable(k)));
  const expected = polynomialRing.add(
    scaled(squares, factor),
    scaled(decay, rationals.scale(rationalFromNumber(weightDecay), 1, 2)),
  );
  ensure(
    equalPolynomials(loss![0]!, expected),
    `the program does not compute the loss "${name}" with weight decay ${weightDecay} from value ${output} and the targets`,
  );
  return { name, weightDecay, factor, output };
}

function square(p: MultivariatePolynomial): MultivariatePolynomial {
  return polynomialRing.mul(p, p);
}

function scaled(terms: readonly MultivariatePolynomial[], factor: Rational): MultivariatePolynomial {
  return polynomialRing.mul(terms.reduce(polynomialRing.add, polynomialRing.zero), constantPolynomial(factor));
}
