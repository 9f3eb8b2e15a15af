/** One way to do a piece of work, ready to be timed. */
export interface Contestant {
  readonly name: string;
  /** Does the work `repeats` times and returns the seconds of CPU time it took. */
  readonly run: (repeats: number) => Promise<number> | number;
  /** A number that depends on all results of one run of `repeats`: equal work gives equal checksums. */
  readonly checksum: (repeats: number) => Promise<number> | number;
  readonly close?: () => void;
}

const gate = new Int32Array(new SharedArrayBuffer(4));

/** Seconds of CPU time of this thread. The short wait makes the kernel bring the counter up to date. */
function threadSeconds(): number {
  Atomics.wait(gate, 0, 0, 0.01);
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

/** The CPU seconds that `work` takes. */
export function timed(work: () => void): number {
  const start = threadSeconds();
  work();
  return threadSeconds() - start;
}
