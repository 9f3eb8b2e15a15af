import { type Layout, ShapeError, sizeOf, UsageError } from '@crease/tensor';

/** How `normaliseDirection` scales a direction. */
export interface NormaliseOptions {
  /**
   * What is scaled to the norm that it has in θ: each filter (the weights of one output unit or channel; default),
   * each weight array as a whole, or each single weight (then the entry becomes direction × weight).
   */
  readonly by?: 'filter' | 'layer' | 'weight';
  /** Entries of vectors (biases, scales): set to zero (default), or scaled like one filter. */
  readonly vectors?: 'zero' | 'scaled';
}

/**
 * A direction scaled block by block to the norms of the parameters at θ.
 *
 * $d_b \leftarrow d_b\,\lVert\theta_b\rVert / \lVert d_b\rVert$ for every block b; a block that is zero in θ or in the
 * direction becomes zero. Slices along such directions do not change when a factor is moved from one layer to the next,
 * but they do when the factor differs from unit to unit.
 *
 * @param direction shape [p]; not modified
 * @param theta     shape [p]; not modified
 * @throws ShapeError for wrong lengths; UsageError for an unknown block
 * Source: Li, Xu, Taylor, Studer & Goldstein 2018, arXiv 1712.09913, section 4 (by filter, vectors zero).
 */
export function normaliseDirection(
  direction: Float64Array,
  theta: Float64Array,
  layout: Layout,
  options: NormaliseOptions = {},
): Float64Array {
  const { by = 'filter', vectors = 'zero' } = options;
  if (by !== 'filter' && by !== 'layer' && by !== 'weight')
    throw new UsageError(`normaliseDirection: "by" must be filter, layer or weight, got "${String(by)}".`);
  for (const [name, v] of Object.entries({ direction, theta })) {
    if (v.length !== layout.size)
      throw new ShapeError(`normaliseDirection: ${name} must have ${layout.size} entries, got ${v.length}.`);
  }
  const out = new Float64Array(layout.size);
  for (const { offset, shape } of layout.entries) {
    const size = sizeOf(shape);
    const isVector = shape.length < 2;
    if (isVector && vectors === 'zero') continue;
    const block = by === 'weight' ? 1 : isVector || by === 'layer' ? size : size / shape[0]!;
    for (let start = offset; start < offset + size; start += block) {
      const end = start + block;
      const norm = norm2(theta.subarray(start, end));
      const own = norm2(direction.subarray(start, end));
      if (by === 'weight') out[start] = direction[start]! * theta[start]!;
      else if (own > 0) for (let k = start; k < end; k++) out[k] = (direction[k]! / own) * norm;
    }
  }
  return out;
}

function norm2(v: Float64Array): number {
  let total = 0;
  for (const x of v) total += x * x;
  return Math.sqrt(total);
}
