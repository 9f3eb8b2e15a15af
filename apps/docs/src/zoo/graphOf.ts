import {
  breakAt,
  breaksBetween,
  derivative,
  evaluateExpression,
  evaluateScalar,
  germ,
  numbersOf,
  pieceRange,
  piecesMeeting,
  type ScalarFunction,
} from '@crease/tensor';

/** The graph of a function and of its derivative, as SVG paths in a box. */
export interface Graph {
  readonly width: number;
  readonly height: number;
  readonly value: string;
  readonly slope: string;
  readonly axes: string;
  /** Where the function changes its piece, with its value there. */
  readonly breaks: readonly { readonly x: number; readonly y: number }[];
}

const [width, height] = [180, 130];
const [left, right, bottom, top] = [-4, 4, -2, 3.6];
const samples = 60;

const toX = (x: number): number => ((x - left) / (right - left)) * width;
const toY = (y: number): number => ((top - y) / (top - bottom)) * height;

/** The graph of a scalar function: each piece drawn on its own interval, so that a jump stays a jump. */
export function graphOf(f: ScalarFunction): Graph {
  return {
    width,
    height,
    value: pathOf(f),
    slope: pathOf(derivative(f)),
    axes: `M0 ${rounded(toY(0))}H${width}M${rounded(toX(0))} 0V${height}`,
    breaks: Array.from(numbersOf(breaksBetween(f, left, right)), (n) => breakAt(f, n)).map((at) => ({
      x: rounded(toX(at)),
      y: rounded(toY(evaluateScalar(f, at))),
    })),
  };
}

function pathOf(f: ScalarFunction): string {
  return Array.from(numbersOf(piecesMeeting(f, left, right)), (piece) => pieceOf(f, piece)).join('');
}

/** One analytic piece; what leaves the box is left out. */
function pieceOf(f: ScalarFunction, index: number): string {
  const piece = germ(f, index);
  const { lower, upper } = pieceRange(f, index);
  const [from, to] = [Math.max(lower, left), Math.min(upper, right)];
  const count = Math.max(2, Math.round((samples * (to - from)) / (right - left)));
  let path = '';
  let isDrawing = false;
  for (let k = 0; k <= count; k++) {
    const x = from + ((to - from) * k) / count;
    const y = evaluateExpression(piece, x);
    const isInside = y >= bottom - 1 && y <= top + 1;
    if (isInside) path += `${isDrawing ? 'L' : 'M'}${rounded(toX(x))} ${rounded(toY(y))}`;
    isDrawing = isInside;
  }
  return path;
}

function rounded(v: number): number {
  return Math.round(v * 10) / 10;
}
