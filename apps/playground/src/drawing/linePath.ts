import type { Frame } from '../demo/panel.ts';

/** Farther outside, in pixels, nothing is drawn: numbers beyond it make renderers fail. */
const farthest = 10_000;

/**
 * The path data of a line through points of the frame, to a tenth of a pixel. It is interrupted where a coordinate is
 * not a number.
 */
export function linePath(frame: Frame, x: ArrayLike<number>, y: ArrayLike<number>): string {
  let text = '';
  let isDown = false;
  for (let k = 0; k < x.length; k++) {
    // Scales of Observable Plot give undefined for what is not a number.
    const [px, py] = [Number(frame.x(x[k]!)), Number(frame.y(y[k]!))];
    if (Number.isNaN(px) || Number.isNaN(py)) {
      isDown = false;
      continue;
    }
    text += `${isDown ? 'L' : 'M'}${round(px)} ${round(py)}`;
    isDown = true;
  }
  return text.replaceAll(' -', '-');
}

/** The same for points whose coordinates stand in turn. */
export function pairsPath(frame: Frame, points: ArrayLike<number>): string {
  const half = (offset: 0 | 1): Float64Array =>
    Float64Array.from({ length: points.length / 2 }, (_, k) => points[2 * k + offset]!);
  return linePath(frame, half(0), half(1));
}

function round(pixel: number): number {
  return Math.round(10 * Math.min(Math.max(pixel, -farthest), farthest)) / 10;
}
