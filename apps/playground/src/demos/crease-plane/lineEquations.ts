import type { PlaneCrease } from '@crease/landscape';
import { formulaText, kinkPolynomialNear, maximaAsKinks, pieceAtlas } from '@crease/symbolic';
import { type NetworkName, names } from './names.ts';
import { programs } from './networks.ts';

/** Points of a line at which its equation is asked for. */
const samples = 7;

/** The equations of the lines of a network, from the exact pieces that they pass. Grade: exact. */
export function lineEquations(network: NetworkName, middle: Float64Array): (line: PlaneCrease) => readonly string[] {
  const { parameters } = names[network];
  const atlas = pieceAtlas(maximaAsKinks(programs[network]));
  return ({ kinked, element, break: b, points }) => {
    const found = new Set<string>();
    const length = points.length / 2;
    for (let n = 0; n < samples; n++) {
      const k = Math.floor(((n + 0.5) * length) / samples);
      const near = [middle[0]! + points[2 * k]!, middle[1]! + points[2 * k + 1]!] as const;
      const polynomial = kinkPolynomialNear(atlas, near, kinked, element, b);
      // Identically 0 on one side: the line is the edge of where the unit is dead.
      if (polynomial !== undefined && polynomial.size > 0)
        found.add(`${formulaText(polynomial, (v) => parameters[v]!)} = 0`);
    }
    return [...found];
  };
}
