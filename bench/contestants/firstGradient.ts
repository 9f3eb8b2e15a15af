// From nothing to the first gradient of the small network, traced and compiled: node contestants/firstGradient.ts FILE,
// where FILE is smallNetwork.ts with all that it imports as one file.
import { layersOf, network } from '../problems.ts';

const net = network('small');
const start = process.cpuUsage();
const { gradientOf } = (await import(process.argv[2]!)) as typeof import('./smallNetwork.ts');
const gradient = gradientOf(layersOf(net), net.x, net.y);
const [result] = gradient.allocate();
gradient.run([net.theta], [result!]);
const { user, system } = process.cpuUsage(start);
console.log(`${(user + system) / 1e6} ${result!.reduce((sum, x) => sum + Math.abs(x), 0)}`);
