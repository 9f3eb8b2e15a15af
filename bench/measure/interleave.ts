import type { Running } from './contestant.ts';

/** The times of the contestants of a workload, in seconds of CPU time for one repeat, round by round. */
export interface Times {
  readonly label: string;
  readonly seconds: readonly number[];
  /** Whether its results are those of the first contestant. */
  readonly agrees: boolean;
}

const slotSeconds = 0.05;

/**
 * Times of all contestants, in rotated order, round by round, so that drift of the machine's speed cancels in the
 * ratios of one round.
 *
 * @param checkRepeats after how many repeats the checksums are compared
 */
export async function interleave(
  contestants: readonly Running[],
  rounds: number,
  checkRepeats: number,
): Promise<Times[]> {
  const checksums: number[] = [];
  for (const c of contestants) checksums.push((await c.run(checkRepeats)).checksum);
  const repeats: number[] = [];
  for (const c of contestants) {
    let count = 1;
    for (let { seconds } = await c.run(1); seconds < slotSeconds; { seconds } = await c.run(count)) count *= 2;
    repeats.push(count);
  }
  const seconds: number[][] = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < contestants.length; k++) {
      const index = (k + round) % contestants.length;
      const run = await contestants[index]!.run(repeats[index]!);
      seconds[index]!.push(run.seconds / repeats[index]!);
    }
  }
  const first = checksums[0]!;
  return contestants.map(({ label, tolerance }, k) => ({
    label,
    seconds: seconds[k]!,
    agrees: Math.abs(checksums[k]! - first) <= tolerance * Math.abs(first),
  }));
}
