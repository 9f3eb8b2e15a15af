import type { Projected } from './projection.ts';
import { svgElement } from './svgElement.ts';

/** How a shape is drawn: attributes of an SVG path. */
export type ShapeStyle = Readonly<Record<string, string | number>>;

interface Shape {
  readonly depth: number;
  readonly style: ShapeStyle;
  readonly d: string;
}

/**
 * Shapes in space that hide each other: what is farther away is drawn first (painter's algorithm).
 *
 * Neighbours with the same style record become one path, so style records should be shared.
 */
export class PaintersList {
  readonly #shapes: Shape[] = [];

  /** A closed polygon. */
  polygon(corners: readonly Projected[], style: ShapeStyle, nearer = 0): void {
    this.#add(corners, `${pathOf(corners)}z`, style, nearer);
  }

  /** A line, `nearer` to the eye by so much than it is. */
  line(points: readonly Projected[], style: ShapeStyle, nearer = 0): void {
    this.#add(points, pathOf(points), style, nearer);
  }

  /** A dot: a line of no length, as wide as the dot, with round ends. */
  dot(point: Projected, style: ShapeStyle, nearer = 0): void {
    this.#add([point], `M${round(point.x)} ${round(point.y)}h0`, style, nearer);
  }

  /** The drawn shapes, the farthest first. */
  elements(document: Document): SVGElement[] {
    const sorted = this.#shapes.toSorted((a, b) => b.depth - a.depth);
    const runs: { style: ShapeStyle; d: string }[] = [];
    for (const { style, d } of sorted) {
      const last = runs.at(-1);
      if (last?.style === style) last.d += d;
      else runs.push({ style, d });
    }
    return runs.map(({ style, d }) => svgElement(document, 'path', { ...style, d }));
  }

  #add(points: readonly Projected[], d: string, style: ShapeStyle, nearer: number): void {
    const depth = points.reduce((sum, point) => sum + point.depth, 0) / points.length - nearer;
    this.#shapes.push({ depth, style, d });
  }
}

function pathOf(points: readonly Projected[]): string {
  let [lastX, lastY] = [0, 0];
  const texts = points.map(({ x, y }, k) => {
    const [dx, dy] = [round(x - lastX), round(y - lastY)];
    // The sum of what was written, not the exact place: rounding errors do not add up.
    [lastX, lastY] = [round(lastX + dx), round(lastY + dy)];
    return `${k === 0 ? 'M' : k === 1 ? 'l' : ' '}${dx} ${dy}`;
  });
  return texts.join('').replaceAll(' -', '-');
}

/** To a tenth of a pixel. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
