import {
  compile,
  type Data,
  encodeTargets,
  grad,
  jvp,
  lossNamed,
  type Model,
  outputsOf,
  sampleLossProgram,
  sizeOf,
} from '@crease/tensor';
import { norm } from '../fixedPoints/norm.js';

/** The losses of single samples at one point. */
export interface SampleLosses {
  /** The norm of the gradient of each. */
  readonly gradientNorms: () => Float64Array;
  /** The Hessian of each as a quadratic form on the span of an orthonormal basis, row-major [r, r]. */
  readonly restrictedHessians: (basis: Float64Array, r: number) => Float64Array[];
}

/** The derivatives of the loss of each sample at θ: one compiled program for all samples. */
export function sampleLosses(model: Model, data: Data, lossName: string, theta: Float64Array): SampleLosses {
  const p = theta.length;
  const features = sizeOf(model.input);
  const outputs = outputsOf(model);
  const targets = encodeTargets(data.targets, lossNamed(lossName).targets, data.samples, outputs);
  const gradient = grad(sampleLossProgram(model, lossName), { wrt: 0 });
  const sample = (i: number): Float64Array[] => [
    theta,
    data.features.slice(i * features, (i + 1) * features),
    targets.slice(i * outputs, (i + 1) * outputs),
  ];
  return {
    gradientNorms: () => {
      const code = compile(gradient);
      const out = new Float64Array(p);
      return Float64Array.from({ length: data.samples }, (_, i) => {
        code.run(sample(i), [out]);
        return norm(out);
      });
    },
    restrictedHessians: (basis, r) => {
      const code = compile(jvp(gradient, { wrt: [0] }));
      const image = new Float64Array(p);
      return Array.from({ length: data.samples }, (_, i) => {
        const inputs = sample(i);
        const form = new Float64Array(r * r);
        for (let a = 0; a < r; a++) {
          code.run([...inputs, basis.slice(a * p, (a + 1) * p)], [image]);
          for (let b = 0; b < r; b++)
            for (let k = 0; k < p; k++) form[a * r + b] = form[a * r + b]! + image[k]! * basis[b * p + k]!;
        }
        return form;
      });
    },
  };
}
