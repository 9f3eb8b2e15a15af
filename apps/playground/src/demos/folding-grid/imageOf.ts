/** Where one step of this size sends the point number k. */
export function imageOf(
  grid: Float64Array,
  gradients: Float64Array,
  k: number,
  stepSize: number,
): readonly [number, number] {
  const [x, y] = [2 * k, 2 * k + 1];
  return [grid[x]! - stepSize * gradients[x]!, grid[y]! - stepSize * gradients[y]!];
}
