import type { Frame } from '../../demo/panel.ts';
import type { Settings } from '../../demo/settings.ts';
import { PaintersList } from '../../drawing/paintersList.ts';
import { type Projected, parallelProjection } from '../../drawing/projection.ts';
import { levelColours, levels } from '../../twoWeights/levels.ts';
import type { Results } from './compute.ts';

/** A point (θ₁, θ₂, loss) on the paper. */
type Place = (theta1: number, theta2: number, loss: number) => Projected;

/** How high the loss 1 is drawn, in units of the weights. */
const lossScale = 0.42;
/** Where the sheet is cut off: above, it would rise out of the picture. */
const ceiling = 2.9;
/** Lines are drawn as if they lay this much nearer to the eye than the sheet that they are on. */
const onTop = 0.06;

const patchStyles = levelColours.map((fill) => ({ fill, stroke: 'var(--crease-mesh)', 'stroke-width': 0.4 }));
const lineStyle = { fill: 'none', 'stroke-linecap': 'round' } as const;
const creaseStyle = { ...lineStyle, stroke: 'var(--crease-kink)', 'stroke-width': 3.5 };
const minimaStyle = { ...lineStyle, stroke: 'var(--crease-minimum)', 'stroke-width': 2.5 };
const stepStyle = { ...lineStyle, stroke: 'var(--crease-orbit)', 'stroke-width': 1.2 };
const paperStyle = { ...lineStyle, stroke: 'var(--crease-paper)', 'stroke-width': 8 };
const dotStyle = { ...stepStyle, 'stroke-width': 6 };
const holeStyle = { ...paperStyle, 'stroke-width': 3.5 };

/** The sheet with its creases, the curve of minima and the orbit. */
export function drawSheet(results: Results, settings: Settings, frame: Frame): SVGElement[] {
  const { positions } = results.surface;
  const middle = (positions[0]! + positions.at(-1)!) / 2;
  const size = Math.min(frame.right / 3.1, frame.bottom / 2);
  const project = parallelProjection(settings.azimuth!, settings.elevation!);
  const place: Place = (theta1, theta2, loss) => {
    const point = project(theta1 - middle, theta2 - middle, (Math.min(loss, ceiling) - 1.7) * lossScale);
    return { x: frame.right / 2 + size * point.x, y: frame.bottom / 2 - size * point.y, depth: point.depth };
  };
  const list = new PaintersList();
  addPatches(list, results, place);
  addCreases(list, results, place);
  addMinima(list, results, place);
  addSteps(list, results, place);
  return list.elements(frame.document);
}

function addPatches(list: PaintersList, { surface: { positions, values } }: Results, place: Place): void {
  const n = positions.length;
  const corner = (row: number, column: number): Projected =>
    place(positions[column]!, positions[row]!, values[row * n + column]!);
  for (let row = 0; row + 1 < n; row++) {
    for (let column = 0; column + 1 < n; column++) {
      const mean = (values[row * n + column]! + values[(row + 1) * n + column + 1]!) / 2;
      if (mean > ceiling) continue;
      const corners = [
        corner(row, column),
        corner(row, column + 1),
        corner(row + 1, column + 1),
        corner(row + 1, column),
      ];
      list.polygon(corners, patchStyles[levels.filter((level) => level <= mean).length]!);
    }
  }
}

function addCreases(list: PaintersList, { surface }: Results, place: Place): void {
  const height = lossAt(surface);
  for (const { points, jumps } of surface.creases) {
    const places = Array.from(jumps, (_, k) => k)
      .concat(jumps.length)
      .map((k) => {
        const [x, y] = [points[2 * k]!, points[2 * k + 1]!];
        return place(x, y, height(x, y));
      });
    for (const [k, jump] of jumps.entries()) if (jump > 0) list.line(places.slice(k, k + 2), creaseStyle, onTop);
  }
}

function addMinima(list: PaintersList, { surface: { positions } }: Results, place: Place): void {
  const end = positions.at(-1)!;
  // From (1/end, end) to (end, 1/end), evenly spaced in the logarithm of θ₁.
  const at = (k: number): Projected => {
    const theta1 = end ** (k / 20 - 1);
    return place(theta1, 1 / theta1, 0);
  };
  for (let k = 0; k < 40; k += 2) list.line([at(k), at(k + 1)], minimaStyle, onTop);
}

function addSteps(list: PaintersList, { orbit: { path, losses } }: Results, place: Place): void {
  const places = Array.from(losses, (loss, k) => place(path[2 * k]!, path[2 * k + 1]!, loss));
  for (const [k, point] of places.entries()) {
    if (k > 0) list.line([places[k - 1]!, point], stepStyle, 2 * onTop);
    list.dot(point, paperStyle, 3 * onTop);
    list.dot(point, dotStyle, 4 * onTop);
  }
  list.dot(places[0]!, holeStyle, 5 * onTop);
}

/** The loss at the grid point nearest to a place: a crease lies between grid lines. */
function lossAt({ positions, values }: Results['surface']): (x: number, y: number) => number {
  const n = positions.length;
  const step = (positions[n - 1]! - positions[0]!) / (n - 1);
  const index = (x: number): number => Math.min(Math.max(Math.round((x - positions[0]!) / step), 0), n - 1);
  return (x, y) => values[index(y) * n + index(x)]!;
}
