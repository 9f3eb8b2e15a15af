import type { Contestant } from './contestant.ts';

/** The ratio of a contestant's time to the baseline's: median and quartiles over the rounds. */
export interface Row {
  readonly label: string;
  readonly ratio: number;
  readonly q1: number;
  readonly q3: number;
  /** Quartiles closer together than 30 % of the median: otherwise the machine was too noisy to say. */
  readonly ok: boolean;
}

const slotSeconds = 0.05;

/**
 * Ratios to the first contestant. All run in one process in rotated order, round by round, and each round gives one
 * ratio, so that drift of the machine's speed cancels.
 */
export async function interleave(contestants: readonly Contestant[], rounds: number): Promise<Row[]> {
  const repeats: number[] = [];
  for (const c of contestants) {
    let count = 4;
    for (let seconds = await c.run(count); seconds < slotSeconds; seconds = await c.run(count)) count *= 2;
    repeats.push(count);
  }
  const ratios: number[][] = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const times = new Array<number>(contestants.length);
    for (let k = 0; k < contestants.length; k++) {
      const index = (k + round) % contestants.length;
      times[index] = (await contestants[index]!.run(repeats[index]!)) / repeats[index]!;
    }
    for (const [index, time] of times.entries()) ratios[index]!.push(time / times[0]!);
  }
  return contestants.map((c, k) => {
    const sorted = ratios[k]!.toSorted((a, b) => a - b);
    const at = (q: number): number => sorted[Math.round(q * (sorted.length - 1))]!;
    const [q1, ratio, q3] = [at(0.25), at(0.5), at(0.75)];
    return { label: c.name, ratio, q1, q3, ok: (q3 - q1) / ratio <= 0.3 };
  });
}
