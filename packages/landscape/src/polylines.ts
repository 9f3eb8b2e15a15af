/** A chain of points, by number; the first is repeated in a closed one only by `isClosed`. */
export interface Polyline {
  readonly points: readonly number[];
  readonly isClosed: boolean;
}

/**
 * The chains that segments form, when every point ends at most two of them.
 *
 * Open chains come first, each in the order in which its first segment was given; every segment is in one chain.
 */
export function polylines(segments: readonly (readonly [number, number])[]): Polyline[] {
  const at = new Map<number, number[]>();
  for (const [k, ends] of segments.entries()) {
    for (const point of ends) at.set(point, [...(at.get(point) ?? []), k]);
  }
  const used = new Set<number>();
  const walk = (start: number): number[] => {
    const points = [start];
    for (let point = start; ; ) {
      const next = at.get(point)!.find((k) => !used.has(k));
      if (next === undefined) return points;
      used.add(next);
      const [a, b] = segments[next]!;
      point = a === point ? b : a;
      points.push(point);
    }
  };
  const chains: Polyline[] = [];
  for (const [point, own] of at) {
    if (own.length === 1 && !used.has(own[0]!)) chains.push({ points: walk(point), isClosed: false });
  }
  for (const [k, [start]] of segments.entries()) {
    if (!used.has(k)) chains.push({ points: walk(start).slice(0, -1), isClosed: true });
  }
  return chains;
}
