// TensorFlow.js in 32-bit numbers: node peers/tfjs.mjs cpu|wasm WORKLOAD …

import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { serve, sumOfSizes } from '../measure/serve.ts';
import { chainLength, gdMap, layersOf, network, numbers, slice } from '../problems.ts';

// It advertises another package when it is imported.
console.warn = () => {};
const tf = await import('@tensorflow/tfjs');

const [backend, workload, ...args] = process.argv.slice(2);
if (backend === 'wasm') {
  const { setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setThreadsCount(1);
  setWasmPaths(`${dirname(main)}/`);
}
await tf.setBackend(backend);
await tf.ready();

const tensor = (values, shape) => tf.tensor(Float32Array.from(values), shape);

/** Runs a function that gives one tensor; its values are read, so that it is really computed. */
function repeated(work) {
  let result = [];
  return {
    run: (repeats) => {
      for (let k = 0; k < repeats; k++) result = tf.tidy(work).dataSync();
    },
    checksum: () => sumOfSizes(result),
  };
}

/** The loss of a network as a function of θ. */
function lossOf(name, unit) {
  const net = network(name);
  const x = tensor(net.x, [net.samples, net.sizes[0]]);
  const y = tensor(net.y, [net.samples, net.sizes.at(-1)]);
  const layers = layersOf(net);
  const loss = (theta) => {
    let h = x;
    for (const [k, { inputs, outputs, weight, bias }] of layers.entries()) {
      const w = tf.reshape(tf.slice(theta, weight, inputs * outputs), [outputs, inputs]);
      h = tf.add(tf.matMul(h, w, false, true), tf.slice(theta, bias, outputs));
      if (k < layers.length - 1) h = unit === 'tanh' ? tf.tanh(h) : tf.relu(h);
    }
    return tf.div(tf.sum(tf.square(tf.sub(h, y))), 2 * net.samples);
  };
  return { net, loss, theta: tensor(net.theta), direction: tensor(net.direction) };
}

const workloads = {
  gdMap: () => {
    const { lanes, start, points, stepSize } = gdMap;
    const x = tensor(points, [2, 1]);
    const eta = tensor(Array.from({ length: lanes }, (_, lane) => stepSize(lane)));
    const gradient = tf.grads((u, v) =>
      tf.mul(tf.sum(tf.square(tf.sub(tf.relu(tf.mul(v, tf.relu(tf.mul(u, x)))), x))), 0.25),
    );
    let result = [];
    return {
      run: (steps) => {
        let state = start.map((value) => tf.fill([lanes], value));
        for (let s = 0; s < steps; s++) {
          const next = tf.tidy(() => gradient(state).map((g, k) => tf.sub(state[k], tf.mul(eta, g))));
          tf.dispose(state);
          state = next;
        }
        result = state.flatMap((t) => [...t.dataSync()]);
        tf.dispose(state);
      },
      checksum: () => sumOfSizes(result),
    };
  },
  gemm: (size) => {
    const n = Number(size);
    const [a, b] = [1, 2].map((seed) => tensor(numbers(n * n, seed), [n, n]));
    return repeated(() => tf.matMul(a, b));
  },
  mlp: (name, unit, order) => {
    const { net, loss, theta, direction } = lossOf(name, unit);
    const gradient = tf.grad(loss);
    const along = tf.grad((t) => tf.sum(tf.mul(gradient(t), direction)));
    if (order === 'gradient') return repeated(() => gradient(theta));
    if (order === 'hvp') return repeated(() => along(theta));
    const p = net.theta.length;
    return repeated(() => {
      const rows = Array.from({ length: p }, (_, k) =>
        tf.tidy(() => {
          const e = tensor(Array.from({ length: p }, (_, j) => +(j === k)));
          return tf.grad((t) => tf.sum(tf.mul(gradient(t), e)))(theta);
        }),
      );
      return tf.stack(rows);
    });
  },
  slice: (unit) => {
    const { loss, theta } = lossOf('small', unit);
    const [first, second] = slice.directions.map((d) => tensor(d));
    const grid = Array.from({ length: slice.points }, (_, k) => -1 + (2 * k) / (slice.points - 1));
    return repeated(() =>
      tf.stack(
        grid.flatMap((b) =>
          grid.map((a) => tf.tidy(() => loss(tf.add(theta, tf.add(tf.mul(first, a), tf.mul(second, b)))))),
        ),
      ),
    );
  },
  chain: () => {
    const x = tensor(numbers(chainLength, 8));
    return repeated(() => {
      const r = tf.sub(tf.mul(tf.relu(tf.add(tf.mul(x, 1.5), 0.25)), 0.7), x);
      return tf.mul(tf.sub(tf.mul(tf.add(tf.mul(r, r), x), 0.5), 0.3), x);
    });
  },
};

await serve(workloads[workload](...args));
