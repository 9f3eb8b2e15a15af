import { symmetricEigen } from '@crease/tensor';
import { imageOf } from './imageOf.ts';
import { lossOf, networks } from './networks.ts';
import type { NetworkName } from './planes.ts';

/** A square of the parameter plane of a network, by its middle and half of its width. */
export interface Square {
  readonly network: NetworkName;
  readonly loss: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

interface Points {
  /** Points of the lines of a grid on the square, two coordinates in turn, line by line. */
  readonly grid: Float64Array;
  /** The gradient of the loss at each of them. */
  readonly gradients: Float64Array;
  /** In which of the two parts of the network each of them is. */
  readonly parts: Uint8Array;
}

/** A square and what one step of gradient descent makes of it, for all step sizes. Grade: observed. */
export interface Image extends Points {
  readonly pointsPerLine: number;
  /** Step sizes, and for each the width of the image of each part of the square. */
  readonly widths: Widths;
}

/** The widths of the two images for one step size; NaN for a part that the square does not meet. Grade: observed. */
export interface OneStep {
  readonly stepSize: number;
  /** Of the first part and of the second one. */
  readonly widths: readonly [number, number];
}

/** How narrow the images of the two parts of the square are: the extent along the shorter of their principal axes. */
export interface Widths {
  readonly stepSizes: Float64Array;
  /** Of the first part and of the second one; NaN for a part that the square does not meet. */
  readonly ofParts: readonly [Float64Array, Float64Array];
}

/** Multiples of 1/200: 1/8, 1/4, 1/2 and 1 are among them, exactly. */
const stepSizes = Float64Array.from({ length: 240 }, (_, k) => (k + 1) / 200);
const linesPerDirection = 11;
const pointsPerLine = 31;

/** The image of the square under θ ↦ θ − η∇L(θ), as data for every η. */
export function* image(square: Square): Generator<number, Image, void> {
  const points = yield* pointsOf(square);
  const ofPart = (part: 0 | 1): Float64Array => stepSizes.map((eta) => widthAt(points, part, eta));
  return {
    ...points,
    pointsPerLine, // A copy: what a stage returns is given away.
    widths: { stepSizes: stepSizes.slice(), ofParts: [ofPart(0), ofPart(1)] },
  };
}

/** The widths of the two images under a step of one size. */
export function* oneStep(square: Square, stepSize: number): Generator<number, OneStep, void> {
  const points = yield* pointsOf(square);
  return { stepSize, widths: [widthAt(points, 0, stepSize), widthAt(points, 1, stepSize)] };
}

function* pointsOf({ network, loss, x, y, radius }: Square): Generator<number, Points, void> {
  const objective = lossOf(network, loss);
  const grid = gridOf([x, y], radius);
  const gradients = new Float64Array(grid.length);
  const parts = new Uint8Array(grid.length / 2);
  for (let k = 0; k < parts.length; k++) {
    const theta = grid.slice(2 * k, 2 * k + 2);
    gradients.set(objective.gradient(theta), 2 * k);
    parts[k] = networks[network].partOf(objective, theta);
    if (k % 20 === 0) yield (0.7 * k) / parts.length;
  }
  return { grid, gradients, parts };
}

/**
 * The width of the image of one part of the square under a step of this size: its extent along the shorter principal
 * axis; NaN if the square does not meet the part.
 */
function widthAt({ grid, gradients, parts }: Points, part: 0 | 1, stepSize: number): number {
  const indices = [...parts.keys()].filter((k) => parts[k] === part);
  return widthOf(indices.map((k) => imageOf(grid, gradients, k, stepSize)));
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
