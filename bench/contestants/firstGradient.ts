// From nothing to the first gradient of the small network, traced and compiled.
const start = process.cpuUsage();
const { lossProgram, objective, readModel } = await import('@crease/tensor');
const { layersOf, network } = await import('../problems.ts');
const net = network('small');
const layers = layersOf(net).flatMap(({ inputs, outputs, weight, bias }, k) => [
  ...(k === 0 ? [] : [{ type: 'activation', name: 'tanh' }]),
  {
    type: 'dense',
    weight: Array.from({ length: outputs }, (_, j) => [
      ...net.theta.subarray(weight + j * inputs, weight + (j + 1) * inputs),
    ]),
    bias: [...net.theta.subarray(bias, bias + outputs)],
  },
]);
const model = readModel({ format: 'crease-model/1', input: [2], layers });
const data = { samples: net.samples, features: net.x, targets: net.y };
const gradient = objective(lossProgram(model, data, 'half-mse')).gradient(net.theta);
const { user, system } = process.cpuUsage(start);
console.log(`${(user + system) / 1e6} ${gradient.reduce((sum, x) => sum + Math.abs(x), 0)}`);

export {};
