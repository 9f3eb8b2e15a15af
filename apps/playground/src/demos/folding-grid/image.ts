import { symmetricEigen } from '@crease/tensor';
import { lossOf, type NetworkName } from './networks.ts';

/** A square of the parameter plane and what one step of gradient descent makes of it. Grade: observed. */
export interface Image {
  /** Points of the lines of a grid on the square, two coordinates in turn, line by line. */
  readonly grid: Float64Array;
  /** The gradient of the loss at each of them. */
  readonly gradients: Float64Array;
  /** 1 where no unit is active. */
  readonly isDead: Uint8Array;
  readonly pointsPerLine: number;
  /** Step sizes, and for each the width of the image of each part of the square. */
  readonly widths: Widths;
}

/** How narrow the images of the two parts of the square are: the extent along the shorter of their principal axes. */
export interface Widths {
  readonly stepSizes: Float64Array;
  /** Of the part where no unit is active, and of the other; NaN for a part that the square does not meet. */
  readonly dead: Float64Array;
  readonly live: Float64Array;
}

/** Multiples of 1/200: 1/8, 1/4, 1/2 and 1 are among them, exactly. */
const stepSizes = Float64Array.from({ length: 240 }, (_, k) => (k + 1) / 200);
const linesPerDirection = 11;
const pointsPerLine = 31;

/** The image of the square with this middle and half width under θ ↦ θ − η∇L(θ), as data for every η. */
export function* image(
  network: NetworkName,
  lossName: string,
  middle: readonly [number, number],
  radius: number,
): Generator<number, Image, void> {
  const loss = lossOf(network, lossName);
  const grid = gridOf(middle, radius);
  const gradients = new Float64Array(grid.length);
  const isDead = new Uint8Array(grid.length / 2);
  for (let k = 0; k < isDead.length; k++) {
    const theta = grid.slice(2 * k, 2 * k + 2);
    gradients.set(loss.gradient(theta), 2 * k);
    isDead[k] = loss.regions(theta).active === 0 ? 1 : 0;
    if (k % 100 === 0) yield (0.7 * k) / isDead.length;
  }
  const points = { grid, gradients, isDead, pointsPerLine };
  const [dead, live] = ([1, 0] as const).map((part) => stepSizes.map((eta) => widthAt(points, part, eta)));
  return { ...points, widths: { stepSizes, dead: dead!, live: live! } };
}

/**
 * The width of the image of the part of the square where no unit is active (1) or of the other (0) under a step of this
 * size: its extent along the shorter principal axis; NaN if the square does not meet the part.
 */
export function widthAt(
  { grid, gradients, isDead }: Pick<Image, 'grid' | 'gradients' | 'isDead'>,
  part: 0 | 1,
  stepSize: number,
): number {
  const indices = [...isDead.keys()].filter((k) => isDead[k] === part);
  return widthOf(indices.map((k) => imageOf(grid, gradients, k, stepSize)));
}

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

function gridOf(middle: readonly [number, number], radius: number): Float64Array {
  const at = (k: number, count: number): number => (2 * k) / (count - 1) - 1;
  const points: number[] = [];
  for (const isVertical of [true, false]) {
    for (let line = 0; line < linesPerDirection; line++) {
      for (let k = 0; k < pointsPerLine; k++) {
        const [across, along] = [at(line, linesPerDirection), at(k, pointsPerLine)];
        const [x, y] = isVertical ? [across, along] : [along, across];
        points.push(middle[0] + radius * x, middle[1] + radius * y);
      }
    }
  }
  return Float64Array.from(points);
}

function widthOf(points: readonly (readonly [number, number])[]): number {
  if (points.length === 0) return Number.NaN;
  const mean = [0, 1].map((c) => points.reduce((sum, point) => sum + point[c]!, 0) / points.length);
  const moment = (a: number, b: number): number =>
    points.reduce((sum, point) => sum + (point[a]! - mean[a]!) * (point[b]! - mean[b]!), 0);
  const { vectors } = symmetricEigen(Float64Array.of(moment(0, 0), moment(0, 1), moment(1, 0), moment(1, 1)), 2);
  const [u, v] = [vectors[0]!, vectors[1]!];
  const heights = points.map((point) => u * (point[0] - mean[0]!) + v * (point[1] - mean[1]!));
  return heights.reduce((a, b) => Math.max(a, b)) - heights.reduce((a, b) => Math.min(a, b));
}
