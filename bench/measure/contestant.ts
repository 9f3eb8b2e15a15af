import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Tools } from './tools.ts';

/** One way to do a piece of work: a program that speaks the protocol of `serve`. */
export interface Contestant {
  readonly label: string;
  /** The program and its arguments, or `undefined` where it cannot run. */
  readonly command: (tools: Tools) => readonly string[] | undefined;
  /** How far its checksum may be from the first contestant's, relative: 32-bit numbers need more. */
  readonly tolerance: number;
}

/** A contestant whose process runs. */
export interface Running {
  readonly label: string;
  readonly tolerance: number;
  readonly run: (repeats: number) => Promise<{ readonly seconds: number; readonly checksum: number }>;
  readonly stop: () => void;
}

const folder = fileURLToPath(new URL('..', import.meta.url));

/** One thread each: what is compared is the code, not the number of cores. */
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1', TF_CPP_MIN_LOG_LEVEL: '3' };

/** Starts the process of a contestant; `undefined` where it cannot run. */
export function start(contestant: Contestant, tools: Tools): Running | undefined {
  const command = contestant.command(tools);
  if (command === undefined) return undefined;
  const [program, ...args] = command;
  const child: ChildProcess = spawn(program!, args, {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...oneThread },
  });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    label: contestant.label,
    tolerance: contestant.tolerance,
    run: async (repeats) => {
      child.stdin!.write(`${repeats}\n`);
      // A peer may print its own remarks first.
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`${contestant.label} ended without an answer`);
        const answer = /^(\S+) (\S+)$/.exec(value as string);
        const [seconds, checksum] = [Number(answer?.[1]), Number(answer?.[2])];
        if (Number.isFinite(seconds)) return { seconds, checksum };
      }
    },
    stop: () => child.kill(),
  };
}

/** A program of this folder, with arguments; programs among them are run without types too. */
export function script(label: string, ...args: string[]): Contestant {
  return { label, command: (tools) => [tools.node, ...runnable(args, tools)], tolerance: 1e-9 };
}

/** A program in the folder of peers, if they are installed; in 32-bit numbers if `tolerance` says so. */
export function peer(label: string, args: readonly string[], tolerance = 1e-9): Contestant {
  return {
    label,
    command: (tools) => (tools.hasPeers ? [tools.node, ...runnable(args, tools)] : undefined),
    tolerance,
  };
}

function runnable(args: readonly string[], { withoutTypes }: Tools): string[] {
  return args.map((arg) => (/\.(ts|mjs)$/.test(arg) ? withoutTypes(arg) : arg));
}

/** A C program of the folder contestants/c, if there is a compiler. */
export function inC(label: string, name: string, args: readonly string[] = [], flags = scalarFlags): Contestant {
  return { label, command: ({ compileC }) => compileC?.(name, flags, args), tolerance: 1e-9 };
}

/** A workload of contestants/numeric.py, if there is a Python with what it imports. */
export function inPython(label: string, library: 'numpy' | 'torch', ...args: string[]): Contestant {
  return {
    label,
    command: ({ python: { [library]: python } }) =>
      python === undefined ? undefined : [python, 'contestants/numeric.py', library, ...args],
    tolerance: 1e-9,
  };
}

/** Scalar code: what a processor does with one number at a time, every operation rounded. */
const scalarFlags: readonly string[] = ['-O2', '-fno-tree-vectorize', '-ffp-contract=off'];

/** Everything the processor has: vectors and fused operations. */
export const vectorFlags: readonly string[] = ['-O3', '-march=native'];
