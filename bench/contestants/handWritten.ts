// What a person would write for exactly this problem: node contestants/handWritten.ts WORKLOAD …
import { serve, sumOfSizes, type Work } from '../measure/serve.ts';
import * as problems from '../problems.ts';
import { denseNetwork } from './denseNetwork.ts';

const workloads: Readonly<Record<string, (...args: string[]) => Work>> = {
  gdMap: () => {
    const { lanes, start, stepSize } = problems.gdMap;
    const u = new Float64Array(lanes);
    const v = new Float64Array(lanes);
    const eta = Float64Array.from({ length: lanes }, (_, lane) => stepSize(lane));
    return {
      run: (steps) => {
        u.fill(start[0]);
        v.fill(start[1]);
        for (let s = 0; s < steps; s++) gdStep(u, v, eta);
      },
      checksum: () => sumOfSizes(u) + sumOfSizes(v),
    };
  },

  mlp: (name, unit, order) => {
    const net = problems.network(name!);
    const code = denseNetwork(net, unit as 'relu' | 'tanh');
    const { theta, direction } = net;
    const p = theta.length;
    const gradient = new Float64Array(p);
    const product = new Float64Array(p);
    const hessian = new Float64Array(order === 'hessian' ? p * p : 0);
    const basis = new Float64Array(p);
    const work = {
      gradient: () => code.gradient(theta, gradient),
      hvp: () => code.hvp(theta, direction, gradient, product),
      hessian: () => {
        for (let k = 0; k < p; k++) {
          basis.fill(0);
          basis[k] = 1;
          code.hvp(theta, basis, gradient, hessian.subarray(k * p, (k + 1) * p));
        }
      },
    }[order as 'gradient' | 'hvp' | 'hessian'];
    const result = { gradient, hvp: product, hessian }[order as 'gradient' | 'hvp' | 'hessian'];
    return {
      run: (repeats) => {
        for (let k = 0; k < repeats; k++) work();
      },
      checksum: () => sumOfSizes(result),
    };
  },
};

function gdStep(u: Float64Array, v: Float64Array, eta: Float64Array): void {
  for (let l = 0; l < u.length; l++) {
    const a = u[l]!;
    const b = v[l]!;
    const z1 = 0.9 * a;
    const z2 = 2.5 * a;
    // biome-ignore lint/complexity/useMathMinMax: comparisons are faster in an iterated map
    const h1 = z1 > 0 ? z1 : 0;
    // biome-ignore lint/complexity/useMathMinMax: comparisons are faster in an iterated map
    const h2 = z2 > 0 ? z2 : 0;
    const o1 = h1 * b;
    const o2 = h2 * b;
    let ga = 0;
    let gb = 0;
    if (o1 > 0) {
      const r = 0.5 * (o1 - 0.9);
      gb += r * h1;
      if (z1 > 0) ga += r * b * 0.9;
    }
    if (o2 > 0) {
      const r = 0.5 * (o2 - 2.5);
      gb += r * h2;
      if (z2 > 0) ga += r * b * 2.5;
    }
    u[l] = a - eta[l]! * ga;
    v[l] = b - eta[l]! * gb;
  }
}

const [name = '', ...args] = process.argv.slice(2);
await serve(workloads[name]!(...args));
