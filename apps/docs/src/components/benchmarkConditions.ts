interface Recorded {
  readonly rounds?: number;
  readonly results: readonly {
    readonly rounds?: number;
    readonly versions?: Readonly<Record<string, string>>;
  }[];
}

/** Under what conditions the recorded benchmarks were measured, in words. */
export interface Conditions {
  /** The rounds of all results, or of those with the fewest and the most. */
  readonly rounds: string;
  /** What was compared with, each in every version that occurs; empty if nothing says so. */
  readonly versions: string;
}

/** The conditions of all results together: they may have been measured on different days. */
export function conditionsOf(record: Recorded): Conditions {
  const rounds = record.results.map((result) => result.rounds ?? record.rounds ?? 0);
  const [fewest, most] = [Math.min(...rounds), Math.max(...rounds)];
  const found = new Map<string, Set<string>>();
  for (const { versions = {} } of record.results)
    for (const [name, version] of Object.entries(versions))
      found.set(name, (found.get(name) ?? new Set()).add(version));
  return {
    rounds: fewest === most ? `${most}` : `${fewest} to ${most}`,
    versions: Array.from(found, ([name, versions]) => `${name} ${[...versions].join(' or ')}`).join('; '),
  };
}
