// What large networks cost: memory of programs of growing size, and for 100 000 parameters the times of gradient and
// Hessian-vector product and the twenty largest eigenvalues. Fails unless their residuals are at most 1e-8, relative.
//   npm run campaign:scale
import { lanczos, lossProgram, objective } from '@crease/tensor';
import { largeNetwork } from '../contract/largeNetwork.ts';
import { memoryOf } from '../contract/memoryOf.ts';

const wanted = 1e-8;

memoryOf([4, 8, 1], 4); // what is made once
console.log('gradient and Hessian-vector product, traced and compiled:');
const byWidth = [20, 65, 210].map((width) => memoryOf([width, width, width, width], width));
const byDepth = [4, 16, 64].map((layers) => memoryOf(new Array(layers + 1).fill(4), 4));
for (const { parameters, equations, elements, bytes } of [...byWidth, ...byDepth])
  console.log(
    `${parameters} parameters, ${equations} equations, ${elements} numbers: ${(bytes / 2 ** 20).toFixed(2)} MiB,`,
    `${(bytes / elements).toFixed(1)} bytes a number, ${Math.round(bytes / equations)} bytes an equation`,
  );

const { model, data } = largeNetwork([64, 256, 256, 69], 64);
const { theta } = model;
const loss = objective(lossProgram(model, data, 'half-mse'));
const out = new Float64Array(theta.length);
const seconds = (work: () => void): string => {
  const start = process.cpuUsage();
  work();
  return `${(process.cpuUsage(start).user / 1e6).toFixed(2)} s of CPU`;
};
const tenTimes = (work: () => void) => (): void => {
  for (let k = 0; k < 10; k++) work();
};
const gradient = (): void => void loss.gradient(theta, out);
const product = (): void => void loss.hvp(theta, theta, out);
console.log(`${theta.length} parameters, ${data.samples} samples`);
console.log(`first gradient: ${seconds(gradient)}; ten more: ${seconds(tenTimes(gradient))}`);
console.log(`first Hessian-vector product: ${seconds(product)}; ten more: ${seconds(tenTimes(product))}`);
const time = seconds(() => {
  const found = lanczos((v, result) => loss.hvp(theta, v, result), theta.length, {
    ...{ count: 20, which: 'largest', repeats: false },
  });
  const residual = Math.max(...found.residuals) / found.values.at(-1)!;
  console.log(`${found.status}: ${found.products} products, largest relative residual ${residual}`);
  console.log([...found.values].map((x) => x.toPrecision(6)).join(' '));
  if (found.status !== 'converged' || !(residual <= wanted)) process.exitCode = 1;
});
console.log(`Lanczos: ${time}; ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB in use`);
