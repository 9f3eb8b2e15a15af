// jax-js on WebAssembly: node peers/jax.mjs float32|float64 WORKLOAD …
import { defaultDevice, grad, hessian, init, jit, jvp, nn, numpy as np } from '@jax-js/jax';
import { serve, sumOfSizes } from '../measure/serve.ts';
import { chainLength, gdMap, layersOf, network, numbers, slice } from '../problems.ts';

const [dtype, workload, ...args] = process.argv.slice(2);
await init('wasm');
defaultDevice('wasm');

function array(values, shape) {
  const typed = dtype === 'float64' ? Float64Array.from(values) : Float32Array.from(values);
  const flat = np.array(typed, { dtype: np[dtype] });
  return shape === undefined ? flat : flat.reshape(shape);
}

/** Runs a function that gives one array; its values are read, so that it is really computed. */
function repeated(work) {
  let result = [];
  return {
    run: (repeats) => {
      for (let k = 0; k < repeats; k++) result = work().dataSync();
    },
    checksum: () => sumOfSizes(result),
  };
}

function lossOf(name, unit) {
  const net = network(name);
  const x = array(net.x, [net.samples, net.sizes[0]]);
  const y = array(net.y, [net.samples, net.sizes.at(-1)]);
  const layers = layersOf(net);
  const loss = (theta) => {
    let h = x.ref;
    for (const [k, { inputs, outputs, weight, bias }] of layers.entries()) {
      const w = theta.ref.slice([weight, weight + inputs * outputs]).reshape([outputs, inputs]);
      const b = theta.ref.slice([bias, bias + outputs]);
      h = np.matmul(h, w.transpose()).add(b);
      if (k < layers.length - 1) h = unit === 'tanh' ? np.tanh(h) : nn.relu(h);
    }
    theta.dispose();
    const r = h.sub(y.ref);
    return r.ref
      .mul(r)
      .sum()
      .mul(1 / (2 * net.samples));
  };
  return { loss, theta: array(net.theta), direction: array(net.direction) };
}

const workloads = {
  gdMap: () => {
    const { lanes, start, points, stepSize } = gdMap;
    const x = array(points, [2, 1]);
    const eta = array(Array.from({ length: lanes }, (_, lane) => stepSize(lane)));
    const loss = (theta) => {
      const u = theta.ref.slice([0, 1]);
      const v = theta.slice([1, 2]);
      const r = nn.relu(v.mul(nn.relu(u.mul(x.ref)))).sub(x.ref);
      return r.ref.mul(r).sum().mul(0.25);
    };
    const step = jit((theta) => theta.ref.sub(grad(loss)(theta).mul(eta.ref)));
    let result = [];
    return {
      run: (steps) => {
        let theta = array(
          start.flatMap((value) => new Array(lanes).fill(value)),
          [2, lanes],
        );
        for (let s = 0; s < steps; s++) theta = step(theta);
        result = theta.dataSync();
      },
      checksum: () => sumOfSizes(result),
    };
  },
  gemm: (size) => {
    const n = Number(size);
    const [a, b] = [1, 2].map((seed) => array(numbers(n * n, seed), [n, n]));
    return repeated(() => np.matmul(a.ref, b.ref));
  },
  mlp: (name, unit, order) => {
    const { loss, theta, direction } = lossOf(name, unit);
    if (order === 'gradient') {
      const code = jit(grad(loss));
      return repeated(() => code(theta.ref));
    }
    // With `jit` around second derivatives this version gives other numbers, so it is around the gradient alone.
    if (order === 'hvp') {
      const gradient = jit(grad(loss));
      return repeated(() => {
        const [value, product] = jvp((t) => gradient(t), [theta.ref], [direction.ref]);
        value.dispose();
        return product;
      });
    }
    return repeated(() => hessian(loss)(theta.ref));
  },
  slice: (unit) => {
    const { loss, theta } = lossOf('small', unit);
    const [first, second] = slice.directions.map((d) => array(d));
    const code = jit(loss);
    const grid = Array.from({ length: slice.points }, (_, k) => -1 + (2 * k) / (slice.points - 1));
    const at = (a, b) => code(theta.ref.add(first.ref.mul(a)).add(second.ref.mul(b))).dataSync()[0];
    let result = [];
    return {
      run: (repeats) => {
        for (let k = 0; k < repeats; k++) result = grid.flatMap((b) => grid.map((a) => at(a, b)));
      },
      checksum: () => sumOfSizes(result),
    };
  },
  chain: () => {
    const x = array(numbers(chainLength, 8));
    const code = jit((v) => {
      const r = nn.relu(v.ref.mul(1.5).add(0.25)).mul(0.7).sub(v.ref);
      return r.ref.mul(r).add(v.ref).mul(0.5).sub(0.3).mul(v);
    });
    return repeated(() => code(x.ref));
  },
};

await serve(workloads[workload](...args));
