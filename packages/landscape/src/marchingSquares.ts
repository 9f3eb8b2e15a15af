/** Which of the four edges of a grid cell a line enters and leaves by. */
export type CellSegment = readonly [CellEdge, CellEdge];

/** Bottom: between the corners 0 and 1; right: 1 and 2; top: 3 and 2; left: 0 and 3. */
export type CellEdge = 'bottom' | 'right' | 'top' | 'left';

/**
 * The pieces of the zero line of a function inside one cell, by its values at the corners.
 *
 * Corners run counter-clockwise from the bottom left; zero counts as negative. In the ambiguous case (both diagonals
 * agree) the mean of the four corners decides which corners belong together.
 *
 * Source: Lorensen & Cline 1987 in two dimensions.
 */
export function cellSegments(a: number, b: number, c: number, d: number): readonly CellSegment[] {
  const crossed: CellEdge[] = [];
  if (a > 0 !== b > 0) crossed.push('bottom');
  if (b > 0 !== c > 0) crossed.push('right');
  if (d > 0 !== c > 0) crossed.push('top');
  if (a > 0 !== d > 0) crossed.push('left');
  if (crossed.length === 0) return [];
  if (crossed.length === 2) return [[crossed[0]!, crossed[1]!]];
  const centre = a + b + c + d > 0;
  // Corners a and c are joined through the centre: the lines cut off b and d. Otherwise they cut off a and c.
  return a > 0 === centre
    ? [
        ['bottom', 'right'],
        ['top', 'left'],
      ]
    : [
        ['bottom', 'left'],
        ['right', 'top'],
      ];
}
