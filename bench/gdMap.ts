import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gradientDescentMap } from '@crease/stability';
import { type CompiledMode, compile, lossProgram, readModel } from '@crease/tensor';
import { type Contestant, timed } from './contestant.ts';

const lanes = 1000;
const [u0, v0] = [1.48, 0.7756756756756756];
const stepSize = (lane: number): number => 0.26 + (0.1 * lane) / lanes;

const model = readModel({
  format: 'crease-model/1',
  input: [1],
  layers: [
    { type: 'dense', weight: [[u0]], bias: null },
    { type: 'activation', name: 'relu' },
    { type: 'dense', weight: [[v0]], bias: null },
    { type: 'activation', name: 'relu' },
  ],
});
const data = { samples: 2, features: Float64Array.of(0.9, 2.5), targets: Float64Array.of(0.9, 2.5) };

/** The gradient-descent map of the two-parameter network, for 1000 step sizes side by side. */
export function gdMapContestants(): Contestant[] {
  return [
    handWritten(),
    compiled('scalars', 'Crease, generated code'),
    compiled('blocks', 'Crease, without code generation'),
    ...scalarC(),
  ];
}

/** What a person would write for exactly this network. */
function handWritten(): Contestant {
  const u = new Float64Array(lanes);
  const v = new Float64Array(lanes);
  const eta = Float64Array.from({ length: lanes }, (_, l) => stepSize(l));
  const start = (): void => {
    u.fill(u0);
    v.fill(v0);
  };
  const work = (steps: number): void => {
    for (let s = 0; s < steps; s++) {
      for (let l = 0; l < lanes; l++) {
        const a = u[l]!;
        const b = v[l]!;
        const z1 = 0.9 * a;
        const z2 = 2.5 * a;
        // biome-ignore lint/complexity/useMathMinMax: comparisons are faster in an iterated map
        const h1 = z1 > 0 ? z1 : 0;
        // biome-ignore lint/complexity/useMathMinMax: comparisons are faster in an iterated map
        const h2 = z2 > 0 ? z2 : 0;
        const o1 = h1 * b;
        const o2 = h2 * b;
        let ga = 0;
        let gb = 0;
        if (o1 > 0) {
          const r = 0.5 * (o1 - 0.9);
          gb += r * h1;
          if (z1 > 0) ga += r * b * 0.9;
        }
        if (o2 > 0) {
          const r = 0.5 * (o2 - 2.5);
          gb += r * h2;
          if (z2 > 0) ga += r * b * 2.5;
        }
        u[l] = a - eta[l]! * ga;
        v[l] = b - eta[l]! * gb;
      }
    }
  };
  return contestant('hand-written JavaScript', start, work, () => total(u) + total(v));
}

function compiled(mode: CompiledMode, name: string): Contestant {
  const code = compile(gradientDescentMap(lossProgram(model, data, 'half-mse')), { mode, lanes });
  const theta = new Float64Array(2 * lanes);
  const eta = Float64Array.from({ length: lanes }, (_, l) => stepSize(l));
  const [inputs, outputs] = [[theta, eta], [theta]];
  const start = (): void => {
    theta.fill(u0, 0, lanes);
    theta.fill(v0, lanes);
  };
  const work = (steps: number): void => {
    for (let s = 0; s < steps; s++) code.run(inputs, outputs);
  };
  return contestant(name, start, work, () => total(theta.subarray(0, lanes)) + total(theta.subarray(lanes)));
}

function contestant(name: string, start: () => void, work: (steps: number) => void, sum: () => number): Contestant {
  return {
    name,
    run: (steps) => {
      start();
      return timed(() => work(steps));
    },
    checksum: (steps) => {
      start();
      work(steps);
      return sum();
    },
  };
}

/** Scalar C, if there is a compiler. */
function scalarC(): Contestant[] {
  const folder = mkdtempSync(join(tmpdir(), 'crease-bench-'));
  const binary = join(folder, 'gdMap');
  const source = fileURLToPath(new URL('gdMap.c', import.meta.url));
  const built = spawnSync('cc', ['-O2', '-fno-tree-vectorize', '-ffp-contract=off', '-o', binary, source]);
  if (built.status !== 0) {
    rmSync(folder, { recursive: true });
    return [];
  }
  const child = spawn(binary, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (steps: number): Promise<string[]> => {
    child.stdin.write(`${steps}\n`);
    return ((await lines.next()).value as string).split(' ');
  };
  return [
    {
      name: 'scalar C (cc -O2, no vectoriser)',
      run: async (steps) => Number((await ask(steps))[0]),
      checksum: async (steps) => Number((await ask(steps))[1]),
      close: () => {
        child.kill();
        rmSync(folder, { recursive: true });
      },
    },
  ];
}

function total(a: Float64Array): number {
  let sum = 0;
  for (const x of a) sum += x;
  return sum;
}
