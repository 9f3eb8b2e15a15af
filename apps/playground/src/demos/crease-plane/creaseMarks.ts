import type { Frame } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { pairsPath } from '../../drawing/linePath.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import type { PlaneSettings } from './compute.ts';
import type { Creases, Line } from './creases.ts';
import { effectNames } from './effects.ts';

/** Colours of undecided boxes, of creases, and of removable kinks. */
const colours = ['var(--crease-second)', 'var(--crease-kink)', 'var(--crease-flip)'] as const;

/** Undecided lines are dashed, creases solid, removable ones dotted. */
const dashes = ['6 4', 'none', '1 4'] as const;

/** The boxes and lines of the effects that are wanted. */
export function creaseMarks(
  creases: Creases,
  shown: PlaneSettings['shown'],
  frame: Frame,
  isWanted: (line: Pick<Line, 'effect'>) => boolean,
): SVGElement[] {
  const wanted = effectNames.flatMap((effect, number) => (isWanted({ effect }) ? [{ effect, number }] : []));
  const marks: SVGElement[] = [];
  if (shown !== 'lines')
    for (const { number } of wanted) {
      const attributes = { d: boxesPath(creases, number, frame), fill: colours[number]!, 'fill-opacity': 0.35 };
      marks.push(svgElement(frame.document, 'path', attributes));
    }
  if (shown !== 'boxes')
    for (const { effect, number } of wanted) {
      const d = creases.lines
        .filter((line) => line.effect === effect)
        .map(({ points }) => pairsPath(frame, points))
        .join('');
      const stroke = { stroke: colours[number]!, 'stroke-dasharray': dashes[number]!, 'stroke-linecap': 'round' };
      marks.push(svgElement(frame.document, 'path', { d, fill: 'none', 'stroke-width': 2.5, ...stroke }));
    }
  return [clipped(frame, marks)];
}

/** The rectangles of all boxes with one effect; neighbours in a row are one. */
function boxesPath({ columns, rows, effects, across, radius }: Creases, effect: number, frame: Frame): string {
  const own = [...effects.keys()].filter((k) => effects[k] === effect);
  own.sort((a, b) => rows[a]! - rows[b]! || columns[a]! - columns[b]!);
  const at = (index: number): number => radius * ((2 * index) / across - 1);
  let path = '';
  for (let n = 0; n < own.length; ) {
    const [row, column] = [rows[own[n]!]!, columns[own[n]!]!];
    let width = 1;
    while (n + width < own.length && rows[own[n + width]!] === row && columns[own[n + width]!] === column + width)
      width += 1;
    const [left, right] = [frame.x(at(column)), frame.x(at(column + width))];
    const [bottom, top] = [frame.y(at(row)), frame.y(at(row + 1))];
    path += `M${tenth(left)} ${tenth(bottom)}H${tenth(right)}V${tenth(top)}H${tenth(left)}Z`;
    n += width;
  }
  return path;
}

function tenth(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}
