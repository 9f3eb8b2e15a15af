import { tanh } from '@crease/tensor';
import { layersOf, type Network } from '../problems.ts';

/** Derivatives of the loss of a dense network, written by hand for such networks. */
export interface DenseNetwork {
  readonly gradient: (theta: Float64Array, gradient: Float64Array) => void;
  /** The gradient and the Hessian times v, by differentiating the backward pass along v (Pearlmutter's R-operator). */
  readonly hvp: (theta: Float64Array, v: Float64Array, gradient: Float64Array, product: Float64Array) => void;
}

/** Loops over layers with buffers that are used again, and products of matrices by tiles of two by two. */
export function denseNetwork(net: Network, unit: 'relu' | 'tanh'): DenseNetwork {
  const { samples: m, x, y } = net;
  const layers = layersOf(net);
  const buffers = (): Float64Array[] => layers.map(({ outputs }) => new Float64Array(m * outputs));
  // For each layer: its value, the slope of its unit, its curvature, ∂L/∂z; and their derivatives along v.
  const [h, slope, curvature, delta] = [buffers(), buffers(), buffers(), buffers()];
  const [hv, zv, deltaV] = [buffers(), buffers(), buffers()];
  const last = layers.length - 1;

  const forward = (theta: Float64Array): void => {
    for (const [l, { inputs, outputs, weight, bias }] of layers.entries()) {
      const z = h[l]!;
      product(l === 0 ? x : h[l - 1]!, theta.subarray(weight, bias), z, m, outputs, inputs, 'transposed');
      for (let i = 0; i < m; i++)
        for (let j = 0; j < outputs; j++) {
          const k = i * outputs + j;
          z[k]! += theta[bias + j]!;
          if (l < last) activate(k, z, slope[l]!, curvature[l]!, unit);
        }
    }
  };

  const backward = (theta: Float64Array, gradient: Float64Array): void => {
    for (let k = 0; k < y.length; k++) delta[last]![k] = (h[last]![k]! - y[k]!) / m;
    for (let l = last; l >= 0; l--) {
      const { inputs, outputs, weight, bias } = layers[l]!;
      outer(delta[l]!, l === 0 ? x : h[l - 1]!, gradient.subarray(weight, bias), m, outputs, inputs);
      columnSums(delta[l]!, gradient.subarray(bias, bias + outputs), m, outputs);
      if (l === 0) continue;
      product(delta[l]!, theta.subarray(weight, bias), delta[l - 1]!, m, inputs, outputs, 'plain');
      for (let k = 0; k < m * inputs; k++) delta[l - 1]![k]! *= slope[l - 1]![k]!;
    }
  };

  const forwardAlong = (theta: Float64Array, v: Float64Array): void => {
    for (const [l, { inputs, outputs, weight, bias }] of layers.entries()) {
      const z = zv[l]!;
      product(l === 0 ? x : h[l - 1]!, v.subarray(weight, bias), z, m, outputs, inputs, 'transposed');
      if (l > 0) {
        product(hv[l - 1]!, theta.subarray(weight, bias), scratch, m, outputs, inputs, 'transposed');
        for (let k = 0; k < m * outputs; k++) z[k]! += scratch[k]!;
      }
      for (let i = 0; i < m; i++)
        for (let j = 0; j < outputs; j++) {
          const k = i * outputs + j;
          z[k]! += v[bias + j]!;
          hv[l]![k] = l < last ? slope[l]![k]! * z[k]! : z[k]!;
        }
    }
  };

  const backwardAlong = (theta: Float64Array, v: Float64Array, out: Float64Array): void => {
    for (let k = 0; k < y.length; k++) deltaV[last]![k] = hv[last]![k]! / m;
    for (let l = last; l >= 0; l--) {
      const { inputs, outputs, weight, bias } = layers[l]!;
      outer(deltaV[l]!, l === 0 ? x : h[l - 1]!, out.subarray(weight, bias), m, outputs, inputs);
      columnSums(deltaV[l]!, out.subarray(bias, bias + outputs), m, outputs);
      if (l === 0) continue;
      outer(delta[l]!, hv[l - 1]!, weightScratch, m, outputs, inputs);
      for (let k = 0; k < outputs * inputs; k++) out[weight + k]! += weightScratch[k]!;
      // δ' = s·(Wᵀδ)' + c·ż·Wᵀδ, and delta[l − 1] holds s·Wᵀδ: Wᵀδ is computed again where s may be zero.
      product(deltaV[l]!, theta.subarray(weight, bias), deltaV[l - 1]!, m, inputs, outputs, 'plain');
      product(delta[l]!, v.subarray(weight, bias), scratch, m, inputs, outputs, 'plain');
      product(delta[l]!, theta.subarray(weight, bias), backScratch, m, inputs, outputs, 'plain');
      for (let k = 0; k < m * inputs; k++)
        deltaV[l - 1]![k] =
          slope[l - 1]![k]! * (deltaV[l - 1]![k]! + scratch[k]!) +
          curvature[l - 1]![k]! * zv[l - 1]![k]! * backScratch[k]!;
    }
  };

  const widest = Math.max(...layers.map(({ inputs, outputs }) => Math.max(inputs, outputs)));
  const scratch = new Float64Array(m * widest);
  const backScratch = new Float64Array(m * widest);
  const weightScratch = new Float64Array(Math.max(...layers.map(({ inputs, outputs }) => inputs * outputs)));
  return {
    gradient: (theta, gradient) => {
      forward(theta);
      backward(theta, gradient);
    },
    hvp: (theta, v, gradient, out) => {
      forward(theta);
      backward(theta, gradient);
      forwardAlong(theta, v);
      backwardAlong(theta, v, out);
    },
  };
}

function activate(k: number, z: Float64Array, slope: Float64Array, curvature: Float64Array, unit: string): void {
  if (unit === 'tanh') {
    const t = tanh(z[k]!);
    z[k] = t;
    slope[k] = 1 - t * t;
    curvature[k] = -2 * t * (1 - t * t);
  } else {
    slope[k] = +(z[k]! > 0);
    z[k] = 0.5 * (z[k]! + Math.abs(z[k]!));
  }
}

/** c = a·b [rows, columns] with inner size k; b is [k, columns], or its transpose is given. */
function product(
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  rows: number,
  columns: number,
  inner: number,
  form: 'plain' | 'transposed',
): void {
  const [across, down] = form === 'plain' ? [1, columns] : [inner, 1];
  tiles(a, inner, 1, b, across, down, c, rows, columns, inner);
}

/** c = aᵀ·b: [columns of a, columns of b], summed over the m rows. */
function outer(a: Float64Array, b: Float64Array, c: Float64Array, m: number, ac: number, bc: number): void {
  tiles(a, 1, ac, b, 1, bc, c, ac, bc, m);
}

/** c[i, j] = Σₖ a[i·ai + k·ak]·b[j·bj + k·bk], two rows and two columns at a time. */
function tiles(
  a: Float64Array,
  ai: number,
  ak: number,
  b: Float64Array,
  bj: number,
  bk: number,
  c: Float64Array,
  rows: number,
  columns: number,
  inner: number,
): void {
  for (let i = 0; i < rows; i = (i + 2) | 0) {
    const second = i + 1 < rows ? ai : 0;
    for (let j = 0; j < columns; j = (j + 2) | 0) {
      const right = j + 1 < columns ? bj : 0;
      let [s, t, u, v] = [0, 0, 0, 0];
      let p = (i * ai) | 0;
      let q = (j * bj) | 0;
      for (let k = 0; k < inner; k = (k + 1) | 0) {
        const a0 = a[p]!;
        const a1 = a[(p + second) | 0]!;
        const b0 = b[q]!;
        const b1 = b[(q + right) | 0]!;
        s += a0 * b0;
        t += a0 * b1;
        u += a1 * b0;
        v += a1 * b1;
        p = (p + ak) | 0;
        q = (q + bk) | 0;
      }
      const at = i * columns + j;
      c[at] = s;
      if (right > 0) c[at + 1] = t;
      if (second > 0) c[at + columns] = u;
      if (right > 0 && second > 0) c[at + columns + 1] = v;
    }
  }
}

function columnSums(a: Float64Array, out: Float64Array, m: number, columns: number): void {
  out.fill(0);
  for (let i = 0; i < m; i++) for (let j = 0; j < columns; j++) out[j]! += a[i * columns + j]!;
}
