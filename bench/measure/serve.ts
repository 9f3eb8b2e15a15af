import { createInterface } from 'node:readline';

/** A piece of work, ready to be timed. */
export interface Work {
  /** Does the work this many times. */
  readonly run: (repeats: number) => void;
  /** A number that depends on all results of the last run: equal work gives equal checksums. */
  readonly checksum: () => number;
  /** The seconds that the last run took, if the work times itself. */
  readonly seconds?: () => number;
}

const gate = new Int32Array(new SharedArrayBuffer(4));

/** Seconds of CPU time of this thread. The short wait makes the kernel bring the counter up to date. */
function threadSeconds(): number {
  Atomics.wait(gate, 0, 0, 0.01);
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

/**
 * Answers the benchmark that started this process: for each line with a number of repeats one line with the seconds of
 * CPU time that they took, and the checksum.
 */
export async function serve(work: Work): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const start = threadSeconds();
    work.run(Number(line));
    const seconds = work.seconds?.() ?? threadSeconds() - start;
    process.stdout.write(`${seconds} ${work.checksum()}\n`);
  }
  process.exit();
}

/** The sum of the sizes of numbers: a checksum that no two different results are likely to share. */
export function sumOfSizes(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < numbers.length; k++) sum += Math.abs(numbers[k]!);
  return sum;
}
