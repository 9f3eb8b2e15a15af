import type { Times } from './interleave.ts';

/** The ratio of one contestant's time to another's: median and quartiles over the rounds. */
export interface Ratio {
  readonly ratio: number;
  readonly q1: number;
  readonly q3: number;
  /** Quartiles closer together than 30 % of the median: otherwise the machine was too noisy to say. */
  readonly ok: boolean;
}

/** What a workload should show: `of` takes at most `most` times as long as `to`; `aim` is what is hoped for. */
export interface Gate {
  readonly of: string;
  readonly to: string;
  readonly most: number;
  readonly aim?: number;
}

/** A gate beside what was measured. */
export interface GateResult extends Gate {
  readonly ratio: number | null;
  readonly met: 'aim' | 'gate' | 'missed' | 'noisy' | 'not measured';
}

/** The ratio of times, round by round. */
export function ratioOf(times: readonly number[], to: readonly number[]): Ratio {
  const sorted = times.map((t, round) => t / to[round]!).toSorted((a, b) => a - b);
  const at = (q: number): number => sorted[Math.round(q * (sorted.length - 1))]!;
  const [q1, ratio, q3] = [at(0.25), at(0.5), at(0.75)];
  return { ratio, q1, q3, ok: (q3 - q1) / ratio <= 0.3 };
}

/** Whether a gate is met. */
export function judge(gate: Gate, times: readonly Times[]): GateResult {
  const [of, to] = [gate.of, gate.to].map((label) => times.find((row) => row.label === label));
  if (of === undefined || to === undefined) return { ...gate, ratio: null, met: 'not measured' };
  const { ratio, ok } = ratioOf(of.seconds, to.seconds);
  const met = ratio <= (gate.aim ?? 0) ? 'aim' : ratio <= gate.most ? 'gate' : ok ? 'missed' : 'noisy';
  return { ...gate, ratio, met };
}
