// From nothing to the first gradient of the small network, traced and compiled.
const start = process.cpuUsage();
const { gradientOf } = await import('./smallNetwork.ts');
const { layersOf, network } = await import('../problems.ts');
const net = network('small');
const gradient = gradientOf(layersOf(net), net.x, net.y);
const [result] = gradient.allocate();
gradient.run([net.theta], [result!]);
const { user, system } = process.cpuUsage(start);
console.log(`${(user + system) / 1e6} ${result!.reduce((sum, x) => sum + Math.abs(x), 0)}`);

export {};
