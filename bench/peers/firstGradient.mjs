// From nothing to the first gradient of the small network: node peers/firstGradient.mjs jax|tfjs
import { layersOf, network } from '../problems.ts';

const net = network('small');
const layers = layersOf(net);
const start = process.cpuUsage();
const gradient = process.argv[2] === 'jax' ? await byJax() : await byTensorFlow();
const { user, system } = process.cpuUsage(start);
console.log(`${(user + system) / 1e6} ${gradient.reduce((sum, x) => sum + Math.abs(x), 0)}`);

async function byJax() {
  const { defaultDevice, grad, init, jit, numpy: np } = await import('@jax-js/jax');
  await init('wasm');
  defaultDevice('wasm');
  const array = (values) => np.array(Float32Array.from(values));
  const x = array(net.x).reshape([net.samples, 2]);
  const y = array(net.y).reshape([net.samples, 1]);
  const loss = (theta) => {
    let h = x.ref;
    for (const [k, { inputs, outputs, weight, bias }] of layers.entries()) {
      const w = theta.ref.slice([weight, weight + inputs * outputs]).reshape([outputs, inputs]);
      h = np.matmul(h, w.transpose()).add(theta.ref.slice([bias, bias + outputs]));
      if (k < layers.length - 1) h = np.tanh(h);
    }
    theta.dispose();
    const r = h.sub(y.ref);
    return r.ref
      .mul(r)
      .sum()
      .mul(1 / (2 * net.samples));
  };
  return jit(grad(loss))(array(net.theta)).dataSync();
}

async function byTensorFlow() {
  console.warn = () => {};
  const tf = await import('@tensorflow/tfjs');
  await tf.setBackend('cpu');
  const tensor = (values, shape) => tf.tensor(Float32Array.from(values), shape);
  const x = tensor(net.x, [net.samples, 2]);
  const y = tensor(net.y, [net.samples, 1]);
  const loss = (theta) => {
    let h = x;
    for (const [k, { inputs, outputs, weight, bias }] of layers.entries()) {
      const w = tf.reshape(tf.slice(theta, weight, inputs * outputs), [outputs, inputs]);
      h = tf.add(tf.matMul(h, w, false, true), tf.slice(theta, bias, outputs));
      if (k < layers.length - 1) h = tf.tanh(h);
    }
    return tf.div(tf.sum(tf.square(tf.sub(h, y))), 2 * net.samples);
  };
  return tf.grad(loss)(tensor(net.theta)).dataSync();
}
