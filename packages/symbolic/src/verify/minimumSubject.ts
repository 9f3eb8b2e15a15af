import { type Program, shapeOf, sizeOf } from '@crease/tensor';
import { coefficientOf, type MultivariatePolynomial, totalDegree } from '../algebra/polynomialRing.js';
import type { Arrangement } from '../arrangements/arrangement.js';
import { type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { allPieces } from './allPieces.js';
import type { DecodedData } from './decodeProgram.js';
import { exact, fields, integer, listOf, oneOf } from './fields.js';
import { readPolynomials } from './readPolynomials.js';
import { checkPolynomialPieces } from './recountPatterns.js';
import { ensure, invalid } from './rejection.js';
import type { DecodedLoss } from './verifyLoss.js';

/** The network of a proof about minima, as a check reads it from the program. */
export interface MinimumSubject {
  readonly program: Program;
  readonly dimension: number;
  readonly samples: number;
  readonly targets: readonly Rational[];
  /** κ in L = κ Σ (f_i − y_i)². */
  readonly factor: Rational;
  /** Value id of f. */
  readonly output: number;
  /** The equation of the activation, with its breaks; none for a network without one. */
  readonly hidden: number;
  readonly breaks: readonly Rational[];
  /** For each unit: its arguments on the samples as functions of θ, and its places in θ as the evidence has them. */
  readonly units: readonly {
    readonly arguments: readonly MultivariatePolynomial[];
    readonly weights: readonly number[];
    readonly output: number;
  }[];
}

/** Reads the units of the evidence, and ends the check unless the loss is continuous with polynomial pieces. */
export function minimumSubject(
  program: Program,
  data: DecodedData,
  loss: DecodedLoss,
  places: { readonly hidden: unknown; readonly units: unknown },
): MinimumSubject {
  ensure(loss.weightDecay === 0, 'there is weight decay');
  checkPolynomialPieces(program);
  const dimension = sizeOf(program.inputs[0]!.shape);
  const hidden = integer(places.hidden, 'evidence.hidden');
  const e = program.equations[hidden] ?? invalid('evidence.hidden is not an equation of the program');
  ensure(e.shape.length === 2 && e.shape[0] === data.samples, 'evidence.hidden has not one row for each sample');
  const width = e.shape[1]!;
  const isActivation = e.primitive === 'map' && e.parameters.germs === undefined;
  const source = isActivation ? e.inputs[0]! : hidden + program.inputs.length;
  const [flat] = readPolynomials({ ...program, outputs: [source] }, 'the argument of the hidden units');
  const component = (value: unknown, path: string): number => {
    const place = integer(value, path);
    ensure(place < dimension, `${path} is not a component of θ`);
    return place;
  };
  const units = listOf(places.units, 'evidence.units', (item, path) => {
    const f = fields(item, path, ['weights', 'output']);
    return { weights: listOf(f.weights, `${path}.weights`, component), output: component(f.output, `${path}.output`) };
  });
  ensure(units.length === width, `evidence.units has ${units.length} units, the program ${width}`);
  ensure(sizeOf(shapeOf(program, loss.output)) === data.samples, 'the network has more than one output');
  return {
    program,
    dimension,
    samples: data.samples,
    targets: data.targets.map(rationalFromNumber),
    factor: loss.factor,
    output: loss.output,
    hidden,
    breaks: isActivation ? allPieces(e.parameters.function).breaks.map(rationalFromNumber) : [],
    units: units.map((unit, j) => ({
      ...unit,
      arguments: Array.from({ length: data.samples }, (_, i) => flat![i * width + j]!),
    })),
  };
}

/** The kinks of one unit in the space of θ; ends the check unless its arguments are affine. */
export function kinksOf({ dimension, breaks }: MinimumSubject, args: readonly MultivariatePolynomial[]): Arrangement {
  ensure(
    args.every((argument) => totalDegree(argument) <= 1),
    'the argument of a hidden unit is not affine in θ',
  );
  return {
    dimension,
    arguments: args.map((argument) => ({
      normal: Array.from({ length: dimension }, (_, k) => coefficientOf(argument, [k])),
      offset: coefficientOf(argument, []),
      breaks,
    })),
  };
}

/** The pieces of one unit on all samples, written as one digit for each. */
export function decodePieces({ samples, breaks }: MinimumSubject, value: unknown, path: string): number[] {
  const digits =
    typeof value === 'string' ? Array.from(value, (d) => '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(d)) : [];
  ensure(
    digits.length === samples && digits.every((d) => d >= 0 && d <= breaks.length),
    `${path} is not one piece for each sample`,
  );
  return digits;
}

/** The sign of an output weight. */
export function decodeSign(value: unknown, path: string): 1 | -1 {
  return value === 1 || value === -1 ? value : invalid(`${path} is not 1 or −1`);
}

/** An inequality that holds on a region, with its weight in a combination. */
export interface WeightedWall {
  readonly sample: number;
  readonly side: 'above' | 'below';
  readonly weight: Rational;
}

/** The walls of one unit with weights that are not negative. */
export function decodeWalls({ samples }: MinimumSubject, value: unknown, path: string): WeightedWall[] {
  return listOf(value, path, (item, own) => {
    const f = fields(item, own, ['sample', 'side', 'weight']);
    const sample = integer(f.sample, `${own}.sample`);
    ensure(sample < samples, `${own}.sample is not a sample`);
    return {
      sample,
      side: oneOf(f.side, `${own}.side`, ['above', 'below']),
      weight: decodeWeight(f.weight, `${own}.weight`),
    };
  });
}

/** A rational that is not negative. */
export function decodeWeight(value: unknown, path: string): Rational {
  const weight = exact(value, path);
  ensure(rationals.compare(weight, 0) !== -1, `${path} is negative`);
  return weight;
}

/** A point of the space of θ. */
export function decodePoint({ dimension }: MinimumSubject, value: unknown, path: string): Rational[] {
  const point = listOf(value, path, exact);
  ensure(point.length === dimension, `${path} must have ${dimension} entries`);
  return point;
}

/** The point of the space of θ that has these weights of one unit, and 0 elsewhere. */
export function embedded(
  { dimension }: MinimumSubject,
  weights: readonly number[],
  values: readonly Rational[],
  path: string,
): Rational[] {
  ensure(values.length === weights.length, `${path} must have ${weights.length} entries`);
  return Array.from({ length: dimension }, (_, k) => values[weights.indexOf(k)] ?? rational(0));
}
