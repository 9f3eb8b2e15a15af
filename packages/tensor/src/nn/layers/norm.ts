import { inverseRms } from '../../ir/primitives/inverseRms.js';
import type { Value } from '../../ir/value.js';
import { add, broadcastTo, constant, mul, sub } from '../../ops/arithmetic.js';
import { reshape } from '../../ops/linear.js';
import { mean } from '../../ops/reduce.js';
import type { LayerKind } from '../layer.js';
import { present } from '../present.js';

/**
 * Every row of the last axis divided by the root of its mean square plus epsilon: one analytic node, whatever the row.
 *
 * @param epsilon positive
 */
export function rmsNorm(x: Value, epsilon: number): Value {
  const factor = x.builder.emit(inverseRms.name, [x], { epsilon });
  return mul(x, broadcastTo(reshape(factor, [...factor.shape, 1]), x.shape));
}

/** Every row of the last axis with its mean subtracted, divided by the root of its (biased) variance plus epsilon. */
export function layerNorm(x: Value, epsilon: number): Value {
  const average = mean(x, [-1]);
  return rmsNorm(sub(x, reshape(average, [...average.shape, 1])), epsilon);
}

/** Reads `{ "type": "layerNorm", "eps": 1e-5, "scale": […], "shift": […] }` over the last axis. */
export const layerNormKind: LayerKind = rowNormKind('layerNorm', layerNorm);

/** Reads `{ "type": "rmsNorm", "eps": 1e-5, "scale": […], "shift": […] }` over the last axis. */
export const rmsNormKind: LayerKind = rowNormKind('rmsNorm', rmsNorm);

/**
 * Reads `{ "type": "batchNorm", "eps": 1e-5, "mean": […], "variance": […], "scale": […], "shift": […] }` in evaluation
 * form: one affine map for each channel, with the running mean and variance as fixed numbers.
 *
 * The factor $1/\sqrt{v + \varepsilon}$ is rounded to a double when the document is read; that double is what the network
 * means in every reading.
 */
export const batchNormKind: LayerKind = {
  read: (document, input) => {
    const epsilon = document.field('eps').positive(1e-5);
    const channels = input[0]!;
    const fixed = (name: string): Float64Array => {
      const { values } = document.field(name).numbers(1);
      if (values.length !== channels)
        document.field(name).fail(`has ${values.length} entries, its input has ${channels} channels`);
      return values;
    };
    const [average, variance] = [fixed('mean'), fixed('variance')];
    const negative = variance.findIndex((v) => v < 0);
    if (negative >= 0) document.field('variance').fail(`entry ${negative} is negative`);
    const factor = variance.map((v) => 1 / Math.sqrt(v + epsilon));
    const { scale, shift, parameters } = affine(document, channels, `its input has ${channels} channels`);
    const perChannel = (v: Value): Value => reshape(v, [channels, ...input.slice(1).map(() => 1)]);
    return {
      type: 'batchNorm',
      parameters,
      output: input,
      apply: (x, parameter) => {
        const normal = mul(sub(x, perChannel(constant(x, average))), perChannel(constant(x, factor)));
        const scaled = scale === undefined ? normal : mul(normal, perChannel(parameter('scale')));
        return shift === undefined ? scaled : add(scaled, perChannel(parameter('shift')));
      },
    };
  },
};

function rowNormKind(type: string, normalise: (x: Value, epsilon: number) => Value): LayerKind {
  return {
    read: (document, input) => {
      const epsilon = document.field('eps').positive(1e-5);
      const width = input.at(-1)!;
      const { scale, shift, parameters } = affine(document, width, `the last axis of its input has ${width}`);
      return {
        type,
        parameters,
        output: input,
        apply: (x, parameter) => {
          const normal = normalise(x, epsilon);
          const scaled = scale === undefined ? normal : mul(normal, parameter('scale'));
          return shift === undefined ? scaled : add(scaled, parameter('shift'));
        },
      };
    },
  };
}

type ReadDocument = Parameters<LayerKind['read']>[0];
type Parameter = NonNullable<ReturnType<ReadDocument['optionalVector']>>;

/** The trained scale and shift of a normalising layer; each may be left out. */
function affine(
  document: ReadDocument,
  length: number,
  reason: string,
): { scale: Parameter | undefined; shift: Parameter | undefined; parameters: readonly Parameter[] } {
  const scale = document.optionalVector('scale', length, reason);
  const shift = document.optionalVector('shift', length, reason);
  return { scale, shift, parameters: present(scale, shift) };
}
