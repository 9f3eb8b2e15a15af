// Prints lines "function x y" for elementary.py --measure: many arguments of every elementary function and the project's
// values at them. Usage, after a build:  node measureElementary.mjs 100000 [seed] | python3 elementary.py --measure
import {
  atan,
  cbrt,
  cos,
  cosh,
  erf,
  exp,
  expm1,
  log,
  log1p,
  normalCdf,
  normalDensity,
  pow,
  randomStream,
  randomUniform,
  sigmoid,
  sin,
  sinh,
  softplus,
  tanh,
} from '../../../packages/tensor/dist/index.js';

const functions = {
  exp,
  expm1,
  log,
  log1p,
  tanh,
  sigmoid,
  softplus,
  erf,
  normalCdf,
  normalDensity,
  sin,
  cos,
  sinh,
  cosh,
  atan,
  cbrt,
  pow,
};

const [count = '100000', seed = '1', only] = process.argv.slice(2);
const ranges = {
  exp: [-745.2, 709.79],
  expm1: [-40, 709.79],
  tanh: [-20, 20],
  sigmoid: [-745.2, 40],
  softplus: [-745.2, 50],
  erf: [-6, 6],
  normalCdf: [-38.5, 8.4],
  normalDensity: [-38.5, 38.5],
  sinh: [-710.47, 710.47],
  cosh: [-710.47, 710.47],
  atan: [-1e18, 1e18],
};

const stream = randomStream(Number(seed));
const uniform = () => randomUniform(stream);
const sign = () => (uniform() < 0.5 ? -1 : 1);
const power = (low, high) => 2 ** (low + (high - low) * uniform());

/** @type {Record<string, (() => number | [number, number])[]>} */
const sources = {
  log: [
    () => power(-1074, 1024),
    () => Math.exp(4 * uniform() - 2),
    () => 1 + sign() * power(-53, -1),
    () => 1 + (uniform() - 0.5) / 32,
  ],
  log1p: [
    () => power(-1074, 1024),
    () => -1 + power(-53, 0),
    () => sign() * power(-60, 0),
    () => (uniform() - 0.5) / 32,
    () => 9 * uniform(),
  ],
};
sources.cbrt = [() => sign() * power(-1074, 1024), () => 1 + 7 * uniform(), () => uniform(), () => 100 * uniform()];
/** A base with an exponent that makes a normal power. */
const withExponent = (base) => [base, (sign() * uniform() * 708) / Math.abs(Math.log(base))];
sources.pow = [
  () => withExponent(power(-1074, 1024)),
  () => withExponent(1 + sign() * power(-50, -2)),
  () => withExponent(0.5 + uniform()),
  () => [100 * uniform(), Math.round(20 * uniform() - 10)],
];
for (const name of ['sin', 'cos']) {
  const nearMultiple = () => Math.round(power(0, 20)) * (Math.PI / 2) * (1 + sign() * power(-53, -20));
  sources[name] = [
    () => 20 * uniform() - 10,
    () => sign() * power(-40, 20),
    () => sign() * power(20, 1024),
    nearMultiple,
  ];
}
for (const [name, [low, high]] of Object.entries(ranges)) {
  const besideCell = () =>
    sign() *
    Math.round(400 * uniform()) *
    (uniform() < 0.5 ? Math.LN2 / 256 : 1 / 128) *
    (1 + sign() * power(-53, -10));
  sources[name] = [
    () => low + (high - low) * uniform(),
    () => sign() * power(-60, 0),
    () => 6 * uniform() - 3,
    () => sign() * Math.exp(7 * uniform() - 3.5),
    besideCell,
  ].map((draw) => () => Math.min(Math.max(draw(), low), high));
}

const view = new DataView(new ArrayBuffer(8));
const hex = (x) => {
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
};
for (const [name, draws] of Object.entries(sources)) {
  if (only !== undefined && only !== name) continue;
  const lines = [];
  for (let i = 0; i < Number(count); i++) {
    const x = draws[i % draws.length]();
    const point = [x].flat();
    if (point.every(Number.isFinite)) lines.push(`${name} ${point.map(hex)} ${hex(functions[name](...point))}\n`);
  }
  await new Promise((resolve) => process.stdout.write(lines.join(''), resolve));
}
