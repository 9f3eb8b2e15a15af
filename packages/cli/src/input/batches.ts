import { type Data, UsageError } from '@crease/tensor';

/** More different batches are not gone through. */
const mostBatches = 500;

/**
 * The batches of a training run as data of their own: consecutive ones of `size` samples, the last one perhaps smaller;
 * or, `shuffled`, every set of `size` samples.
 *
 * @throws UsageError if there are too few samples, or too many batches
 */
export function batchesOf(data: Data, size: number, shuffled: boolean): Data[] {
  if (size > data.samples)
    throw new UsageError(
      `--batches ${size}: the data have only ${data.samples} sample${data.samples === 1 ? '' : 's'}.`,
    );
  return (shuffled ? subsets(data.samples, size) : consecutive(data.samples, size)).map((rows) => chosen(data, rows));
}

function consecutive(samples: number, size: number): number[][] {
  return Array.from({ length: Math.ceil(samples / size) }, (_, k) =>
    Array.from({ length: Math.min(size, samples - k * size) }, (_, i) => k * size + i),
  );
}

function subsets(samples: number, size: number): number[][] {
  let count = 1;
  for (let k = 0; k < size && count <= mostBatches; k++) count = (count * (samples - k)) / (k + 1);
  if (count > mostBatches)
    throw new UsageError(
      `--shuffled: ${samples} samples have more than ${mostBatches} sets of ${size}. Leave it out for consecutive batches.`,
    );
  const found: number[][] = [];
  const extend = (rows: readonly number[]): void => {
    if (rows.length === size) found.push([...rows]);
    else for (let i = (rows.at(-1) ?? -1) + 1; i < samples; i++) extend([...rows, i]);
  };
  extend([]);
  return found;
}

function chosen({ samples, features, targets }: Data, rows: readonly number[]): Data {
  const pick = (values: Float64Array): Float64Array => {
    const width = values.length / samples;
    return Float64Array.from(rows.flatMap((i) => Array.from(values.subarray(i * width, (i + 1) * width))));
  };
  return { samples: rows.length, features: pick(features), targets: pick(targets) };
}
