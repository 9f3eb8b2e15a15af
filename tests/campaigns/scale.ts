// A network of 100 000 parameters: times of gradient and Hessian-vector product, the twenty largest eigenvalues.
//   node --conditions=@crease/source --import ./tests/support/fromSource.mjs tests/campaigns/scale.ts
import { lanczos, lossProgram, objective } from '@crease/tensor';
import { largeNetwork } from '../contract/largeNetwork.ts';

const { model, data } = largeNetwork([64, 256, 256, 69], 64);
const { theta } = model;
const loss = objective(lossProgram(model, data, 'half-mse'));
const out = new Float64Array(theta.length);
const seconds = (work: () => void): number => {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user / 1e6;
};
console.log(`${theta.length} parameters, ${data.samples} samples`);
console.log(`first gradient ${seconds(() => loss.gradient(theta, out))} s`);
console.log(`first Hessian-vector product ${seconds(() => loss.hvp(theta, theta, out))} s`);
console.log(
  `ten gradients ${seconds(() => {
    for (let k = 0; k < 10; k++) loss.gradient(theta, out);
  })} s`,
);
console.log(
  `ten products ${seconds(() => {
    for (let k = 0; k < 10; k++) loss.hvp(theta, theta, out);
  })} s`,
);
const time = seconds(() => {
  const found = lanczos((v, product) => loss.hvp(theta, v, product), theta.length, {
    count: 20,
    which: 'largest',
    repeats: false,
  });
  const largest = found.values.at(-1)!;
  console.log(
    found.status,
    found.products,
    'products; largest relative residual',
    Math.max(...found.residuals) / largest,
  );
  console.log([...found.values].map((x) => x.toPrecision(6)).join(' '));
});
console.log(`Lanczos ${time} s; ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB in use`);
