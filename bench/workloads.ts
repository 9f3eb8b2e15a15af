import { type Contestant, inC, inPython, peer, script, vectorFlags } from './measure/contestant.ts';
import type { Gate } from './measure/ratios.ts';
import { certificates } from './problems.ts';

/** A piece of work, who does it, and what it should show. */
export interface Workload {
  readonly id: string;
  readonly title: string;
  /** The row that is 1 in the table; the first that can run stands in for it. */
  readonly baseline: string;
  readonly contestants: readonly Contestant[];
  readonly gates: readonly Gate[];
  /** After how many repeats the results are compared (default 1). */
  readonly checkRepeats?: number;
}

/** Single precision: how far results may be off, and off after steps that amplify it. */
const single = 1e-3;
const crease = 'Crease';
const inRegions = 'Crease, with polynomials of its regions';
const scalarC = 'C, scalar';
const byHand = 'JavaScript by hand';
const cpu = 'TensorFlow.js, CPU (32 bit)';
const wasm = 'TensorFlow.js, WebAssembly (32 bit)';
const jax32 = 'jax-js, WebAssembly (32 bit)';
const jax64 = 'jax-js, WebAssembly (64 bit)';
const torch = 'PyTorch';
const numpy = 'numpy';
const hessian = 'One Hessian, in floating point';

const own = (...args: string[]): Contestant => script(crease, 'contestants/crease.ts', ...args);

/** The peers that know tensors and derivatives. Their tanh has the accuracy of 32 bits in either precision. */
const tensors = (...args: string[]): Contestant[] => [
  inPython(torch, 'torch', ...args),
  peer(cpu, ['peers/tfjs.mjs', 'cpu', ...args], single),
  peer(wasm, ['peers/tfjs.mjs', 'wasm', ...args], single),
  peer(jax32, ['peers/jax.mjs', 'float32', ...args], single),
  peer(jax64, ['peers/jax.mjs', 'float64', ...args], 1e-6),
];

/** At least so many times faster. */
const faster = (than: string, times: number): Gate => ({ of: crease, to: than, most: 1 / times });
const within = (to: string, most: number, aim: number): Gate => ({ of: crease, to, most, aim });

const gdMap: Workload = {
  id: 'gdMap',
  title: 'Gradient-descent map of the two-parameter network, 1000 step sizes side by side',
  baseline: scalarC,
  checkRepeats: 20,
  contestants: [
    inC(scalarC, 'gdMap'),
    own('gdMap', 'scalars'),
    script(inRegions, 'contestants/crease.ts', 'gdMap', 'regions'),
    script('Crease, without code generation', 'contestants/crease.ts', 'gdMap', 'blocks'),
    script(byHand, 'contestants/handWritten.ts', 'gdMap'),
    inC('C, vectors', 'gdMap', [], vectorFlags),
    inPython(numpy, 'numpy', 'gdMap'),
    ...tensors('gdMap'),
  ],
  gates: [
    within(scalarC, 1.15, 1),
    { of: inRegions, to: scalarC, most: 0.9, aim: 0.75 },
    { of: 'Crease, without code generation', to: crease, most: 10, aim: 6 },
    faster(cpu, 200),
  ],
};

function gemm(n: number): Workload {
  const args = ['gemm', `${n}`];
  return {
    id: `gemm${n}`,
    title: `Product of two ${n} × ${n} matrices`,
    baseline: scalarC,
    contestants: [
      inC(scalarC, 'gemm', [`${n}`]),
      own(...args),
      inC('C, vectors', 'gemm', [`${n}`], vectorFlags),
      inPython('OpenBLAS (numpy)', 'numpy', ...args),
      peer('ml-matrix', ['peers/matrices.mjs', 'ml-matrix', ...args]),
      peer('@stdlib dgemm', ['peers/matrices.mjs', 'stdlib', ...args]),
      ...(n > 256 ? [] : [peer('mathjs', ['peers/matrices.mjs', 'mathjs', ...args])]),
      ...tensors(...args).slice(1),
    ],
    gates: [n < 256 ? within(scalarC, 1.8, 1.2) : within(scalarC, 1.6, 1.15)],
  };
}

const orders = { gradient: 'Gradient', hvp: 'Hessian times vector', hessian: 'Whole Hessian' } as const;

function mlp(unit: 'tanh' | 'relu', order: keyof typeof orders): Workload {
  const args = ['mlp', 'small', unit, order];
  const derivative = [within(byHand, 1, 0.65), faster(torch, 1.3), faster(cpu, 10)];
  return {
    id: `${unit}-${order}`,
    title: `${orders[order]} of a network 2-16-16-1 with ${unit}, 128 samples`,
    baseline: byHand,
    contestants: [script(byHand, 'contestants/handWritten.ts', ...args), own(...args), ...tensors(...args)],
    gates: order === 'hessian' ? [within(torch, 1, 0.5)] : derivative,
  };
}

const wide: Workload = {
  id: 'wide-gradient',
  title: 'Gradient of a network 784-128-10 with tanh, 128 samples',
  baseline: byHand,
  contestants: [
    script(byHand, 'contestants/handWritten.ts', 'mlp', 'wide', 'tanh', 'gradient'),
    own('mlp', 'wide', 'tanh', 'gradient'),
    ...tensors('mlp', 'wide', 'tanh', 'gradient'),
  ],
  gates: [within(byHand, 1.4, 1.1)],
};

function eigenvalues(n: number, most: number, aim: number): Workload {
  const args = ['eigenvalues', `${n}`];
  return {
    id: `eigenvalues${n}`,
    title: `Eigenvalues of a symmetric ${n} × ${n} matrix`,
    baseline: 'LAPACK (numpy)',
    contestants: [
      inPython('LAPACK (numpy)', 'numpy', ...args),
      own(...args),
      peer('ml-matrix', ['peers/matrices.mjs', 'ml-matrix', ...args]),
    ],
    gates: [within('LAPACK (numpy)', most, aim)],
  };
}

function slice(unit: 'tanh' | 'relu', most: number, aim: number): Workload {
  return {
    id: `slice-${unit}`,
    title: `Loss of a network 2-16-16-1 with ${unit} on a grid of 21 × 21 points, 128 samples`,
    baseline: scalarC,
    contestants: [
      inC(scalarC, 'slice', [unit]),
      own('slice', unit),
      inC('C, vectors', 'slice', [unit], vectorFlags),
      ...tensors('slice', unit),
    ],
    gates: [within(scalarC, most, aim)],
  };
}

const chain: Workload = {
  id: 'chain',
  title: 'Ten elementwise operations with one relu on a million numbers of random sign',
  baseline: scalarC,
  contestants: [
    inC(scalarC, 'chain'),
    own('chain'),
    inC('C, vectors', 'chain', [], vectorFlags),
    inPython(numpy, 'numpy', 'chain'),
    ...tensors('chain').slice(1, 4),
  ],
  gates: [within(scalarC, 1.4, 1.15)],
};

const startUp: Workload = {
  id: 'startUp',
  title: 'A fresh process: import of the library, trace, compile, first gradient of the network 2-16-16-1',
  baseline: crease,
  contestants: [
    {
      label: crease,
      command: ({ node, bundle, withoutTypes }) => [
        ...[node, withoutTypes('contestants/startUp.ts'), withoutTypes('contestants/firstGradient.ts')],
        bundle('contestants/smallNetwork.ts'),
      ],
      tolerance: 1e-9,
    },
    peer(jax32, ['contestants/startUp.ts', 'peers/firstGradient.mjs', 'jax'], single),
    peer(cpu, ['contestants/startUp.ts', 'peers/firstGradient.mjs', 'tfjs'], single),
  ],
  gates: [faster(jax32, 5), faster(cpu, 20)],
};

/** A proof of non-singularity, its check by `verify`, and one Hessian of the same loss in floating point. */
function certificate(activation: 'relu' | 'tanh', units: number): Workload {
  const parameters = units * (certificates.inputs + 2) + 1;
  const part = (name: string): readonly [string, ...string[]] => [
    'contestants/certificates.ts',
    activation,
    `${units}`,
    name,
  ];
  const how = activation === 'relu' ? 'the hull of all pieces' : 'enclosed spectra';
  return {
    id: `certificate-${activation}-${parameters}`,
    title: `Certificate by ${how}: one hidden layer, ${activation}, ${parameters} parameters, ${certificates.samples} samples`,
    baseline: hessian,
    contestants: [
      script(hessian, ...part('hessian')),
      script(crease, ...part('certify')),
      script('Crease, verify', ...part('verify')),
    ],
    gates: [],
  };
}

/** Every workload. */
export const workloads: readonly Workload[] = [
  gdMap,
  ...[64, 256, 512].map(gemm),
  ...(['tanh', 'relu'] as const).flatMap((unit) =>
    (Object.keys(orders) as (keyof typeof orders)[]).map((o) => mlp(unit, o)),
  ),
  wide,
  eigenvalues(100, 1.8, 1.3),
  eigenvalues(300, 3.5, 2.3),
  slice('relu', 1.3, 1),
  slice('tanh', 0.6, 0.45),
  chain,
  startUp,
  ...[5, 25, 100, 240].map((units) => certificate('relu', units)),
  ...[5, 10, 30].map((units) => certificate('tanh', units)),
];
