import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runCrease } from './runCrease.ts';

/** A figure of a network: what the command line found, and what the reference says. */
export interface Figure {
  readonly name: string;
  /** Largest difference, as a multiple of the tolerance. At most 1 is fine; NaN is not. */
  readonly excess: number;
  /** Largest difference, relative to the figure's scale. */
  readonly difference: number;
}

/** What PyTorch, LAPACK and numpy computed for a network, as far as it is compared: crease-reference/1. */
interface Reference {
  readonly model: string;
  readonly data: string;
  readonly parameters: number;
  readonly samples: number;
  readonly loss: {
    readonly name: string;
    readonly value: number;
    readonly gradientNorm: number;
    readonly gradientFirst: readonly number[];
  };
  readonly hessian: {
    readonly largest: readonly number[];
    readonly smallest: readonly number[];
    readonly eigenvalues?: readonly number[];
    readonly trace: number;
    readonly hvp: { readonly norm: number; readonly first: readonly number[] };
    readonly negative: number;
    readonly zero: number;
    readonly positive: number;
    readonly zeroTolerance: number;
    readonly largestCountedAsZero: number | null;
    readonly smallestCountedAsNonZero: number;
  };
  readonly region: {
    readonly units: number;
    readonly active?: number;
    readonly margin: number | null;
    readonly nearest?: {
      readonly layer: string;
      readonly unit: number;
      readonly sample: number;
      readonly preactivation: number;
    } | null;
    readonly maxPool?: readonly {
      readonly layer: string;
      readonly windows: number;
      readonly windowsWithExactTies: number;
      readonly smallestPositiveGap: number;
    }[];
  };
  readonly gradientDescent?: {
    readonly eta: number;
    readonly steps: number;
    readonly losses: readonly number[];
    readonly finalThetaFirst: readonly number[];
    /** How far rounding may carry the figures. */
    readonly 'relativeChangeUnder1e-13Perturbation': number;
  };
  readonly minimum: {
    readonly isInterpolating: boolean;
    readonly eta?: number;
    readonly mu: number | null;
    readonly lambda?: number;
    readonly lambdaStandardError?: number;
  };
  readonly variants?: readonly {
    readonly model: string;
    readonly weights: string;
    readonly loss: number;
    readonly gradientNorm: number;
    readonly sharpness: number;
  }[];
}

/**
 * Every figure of a reference beside what the command line finds for that network.
 *
 * @param path a `.ref.json` file; the model lies beside it, the data where it says
 */
export function checkModel(path: string): Figure[] {
  const reference = JSON.parse(readFileSync(path, 'utf8')) as Reference;
  const problem = (model: string): string[] => [
    join(dirname(path), model),
    ...['--data', join(dirname(path), reference.data), '--loss', reference.loss.name],
  ];
  const { eta } = reference.minimum;
  const report = call([
    'analyze',
    '--no-proof',
    ...problem(reference.model),
    ...(eta === undefined ? [] : ['--step-size', `${eta}`]),
  ]);
  return [
    ...reportFigures(reference, report),
    ...spectrumFigures(reference, report.hessian),
    ...productFigures(reference, problem(reference.model)),
    ...regionFigures(reference, report.region),
    ...descentFigures(reference, problem(reference.model)),
    ...minimumFigures(reference, report.minimum),
    ...variantFigures(reference, problem, dirname(path)),
  ];
}

// biome-ignore lint/suspicious/noExplicitAny: JSON of several formats
type Json = any;

function call(args: readonly string[], files: Readonly<Record<string, string>> = {}): Json {
  const { code, out, messages } = runCrease([...args, '--json', '--quiet'], files);
  if (code !== 0) throw new Error(`crease ${args.map((a) => basename(a)).join(' ')} ended with ${code}: ${messages}`);
  return JSON.parse(out);
}

/** A figure of one or several numbers; `scale` is what the tolerance is relative to. */
function figure(
  name: string,
  found: Json,
  expected: number | readonly number[],
  tolerance: number,
  scale?: number,
): Figure {
  const [a, b] = [[found].flat(), [expected].flat()].map((list) => list.map(Number)) as [number[], number[]];
  const unit = scale ?? Math.max(...b.map(Math.abs));
  const worst = Math.max(...b.map((value, k) => Math.abs(a[k]! - value)), 0);
  const difference = a.length === b.length ? (worst === 0 ? 0 : worst / unit) : Number.NaN;
  return { name, difference, excess: difference / tolerance };
}

/** A figure that is a count or a place: equal or not. */
function equal(name: string, found: Json, expected: Json): Figure {
  return { name, difference: 0, excess: JSON.stringify(found) === JSON.stringify(expected) ? 0 : Number.NaN };
}

function reportFigures({ loss, parameters, samples, hessian, minimum }: Reference, report: Json): Figure[] {
  // The gradient at a minimum is rounding noise of sums of numbers of the size of their terms: its own unit is 1.
  const scale = Math.max(loss.gradientNorm, minimum.isInterpolating ? 1 : 1e-3);
  return [
    equal('parameters and samples', [report.model.parameters, report.data.samples], [parameters, samples]),
    figure('value', report.loss.value, loss.value, 1e-12, minimum.isInterpolating ? 1 : loss.value),
    figure('gradient norm', report.loss.gradientNorm, loss.gradientNorm, 1e-10, scale),
    figure('gradient', report.loss.gradient.slice(0, loss.gradientFirst.length), loss.gradientFirst, 1e-10, scale),
    figure('edge', report.stepSize.edge, 2 / hessian.largest[0]!, 1e-9),
  ];
}

function productFigures({ hessian: { hvp }, parameters }: Reference, problem: readonly string[]): Figure[] {
  const vector = Array.from({ length: parameters }, (_, k) => Math.sin(k + 1));
  const args = ['spectrum', ...problem, '--top', '1', '--vector', 'v.json'];
  const { product } = call(args, { 'v.json': JSON.stringify(vector) });
  const norm = Math.sqrt(product.reduce((sum: number, x: number) => sum + x * x, 0));
  return [
    figure('Hessian times vector', product.slice(0, hvp.first.length), hvp.first, 1e-10, hvp.norm),
    figure('its norm', norm, hvp.norm, 1e-10),
  ];
}

function spectrumFigures({ hessian }: Reference, found: Json): Figure[] {
  const { largest, smallest, eigenvalues, trace } = hessian;
  const unit = Math.max(Math.abs(largest[0]!), Math.abs(smallest[0]!));
  const isDense = found.method === 'dense';
  // Where eigenvalues lie on both sides of the tolerance and close to it, their count is a convention.
  const isClear =
    (hessian.largestCountedAsZero ?? 0) < hessian.zeroTolerance / 10 &&
    hessian.smallestCountedAsNonZero > hessian.zeroTolerance * 10;
  return [
    figure('largest eigenvalues', found.largest, largest, 1e-9, unit),
    figure('smallest eigenvalues', found.smallest, smallest, 1e-9, unit),
    ...(isDense && eigenvalues !== undefined
      ? [figure('all eigenvalues', found.eigenvalues, eigenvalues, 1e-9, unit)]
      : []),
    ...(isDense ? [figure('trace', found.trace, trace, 1e-9, unit)] : []),
    ...(isDense && isClear
      ? [
          equal(
            'signs',
            [found.negative, found.zero, found.positive],
            [hessian.negative, hessian.zero, hessian.positive],
          ),
        ]
      : []),
  ];
}

function regionFigures({ region }: Reference, found: Json): Figure[] {
  const { nearest, maxPool = [] } = region;
  if (region.units === 0) return [equal('kinked evaluations', found.units, 0)];
  return [
    equal('kinked evaluations', found.units, region.units),
    ...(region.active === undefined ? [] : [equal('active', found.active, region.active)]),
    figure('margin', found.margin, region.margin!, 1e-9, 1),
    ...(nearest == null
      ? []
      : [
          equal(
            'nearest kink',
            [found.nearest.layer, found.nearest.unit, found.nearest.sample],
            [nearest.layer, nearest.unit, nearest.sample],
          ),
          figure('its pre-activation', found.nearest.preactivation, nearest.preactivation, 1e-9, 1),
        ]),
    ...maxPool.flatMap(({ layer, windows, windowsWithExactTies, smallestPositiveGap }, k) => {
      const pool = found.pool[k];
      return [
        equal(`maxima of ${layer}`, [pool.layer, pool.windows, pool.ties], [layer, windows, windowsWithExactTies]),
        figure(`gap of ${layer}`, pool.gap, smallestPositiveGap, 1e-9, 1),
      ];
    }),
  ];
}

function descentFigures({ gradientDescent }: Reference, problem: readonly string[]): Figure[] {
  if (gradientDescent === undefined) return [];
  const { eta, steps, losses, finalThetaFirst } = gradientDescent;
  const args = ['--step-size', `${eta}`, '--steps', `${steps}`, '--sharpness-every', '0'];
  const found = call(['descend', ...problem, ...args]);
  const amplified = gradientDescent['relativeChangeUnder1e-13Perturbation'];
  const tolerance = Math.max(1e-9, 100 * amplified);
  return [
    figure('losses along gradient descent', found.loss, losses, tolerance),
    figure('its last point', found.theta.slice(0, finalThetaFirst.length), finalThetaFirst, tolerance),
  ];
}

function minimumFigures({ minimum }: Reference, found: Json): Figure[] {
  const { mu, lambda, lambdaStandardError } = minimum;
  const isEstimate = lambdaStandardError !== undefined;
  // The command line says that it gives no exponent where only an estimate is possible.
  const isComparable = lambda !== undefined && !(isEstimate && found.lambda === null);
  return [
    equal('interpolating', found.isInterpolating, minimum.isInterpolating),
    ...(mu === null ? [] : [figure('mu', found.mu, mu, 1e-9)]),
    // Two independent estimates: six standard errors of their difference are not reached by chance.
    ...(isComparable ? [figure('lambda', found.lambda, lambda, isEstimate ? 9 * lambdaStandardError : 1e-9, 1)] : []),
  ];
}

function variantFigures(
  { variants = [], loss }: Reference,
  problem: (m: string) => string[],
  folder: string,
): Figure[] {
  return variants
    .filter(({ model }) => existsSync(join(folder, model)))
    .flatMap(({ model, loss: value, gradientNorm, sharpness }) => {
      const report = call(['analyze', '--no-proof', ...problem(model), '--loss', loss.name]);
      return [
        figure(`${model}: value`, report.loss.value, value, 1e-12),
        figure(`${model}: gradient norm`, report.loss.gradientNorm, gradientNorm, 1e-10, Math.max(gradientNorm, 1e-3)),
        figure(`${model}: sharpness`, report.stepSize.sharpness, sharpness, 1e-9),
      ];
    });
}
