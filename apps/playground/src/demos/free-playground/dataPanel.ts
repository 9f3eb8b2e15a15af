import { writeRows } from '../../demo/dataRows.ts';
import type { DragStart, Frame, Panel } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { linePath } from '../../drawing/linePath.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import type { Results } from './compute.ts';
import { dataForm, rowsOf } from './dataForm.ts';
import type { FreeSettings } from './freeSettings.ts';
import { rounded, xDomain, yDomain } from './pictureDomain.ts';

type Rows = readonly (readonly number[])[];

/** The data and the network as a function of x. Its points can be drawn and moved. */
export const dataPanel: Panel<Results, FreeSettings> = {
  name: 'network',
  title: 'Network: draw the data',
  aspect: 0.85,
  width: 'half',
  table: 'network',
  stages: ['moment'],
  ground: (_results, area, { data }) => {
    const rows = rowsOf(data);
    return plotGround(area, {
      marginRight: 8,
      marginTop: 22,
      x: { domain: xDomain(rows), label: 'x', ticks: 6 },
      y: { domain: yDomain(rows), label: 'y', ticks: 6, grid: true },
      marks: [],
    });
  },
  marks: ({ moment }, { data, selected }, frame) => {
    const { document } = frame;
    const line = { fill: 'none', 'stroke-linejoin': 'round' };
    const { grid, first, now, kinks } = moment;
    return [
      clipped(frame, [
        svgElement(document, 'path', {
          ...line,
          d: linePath(frame, grid, first),
          stroke: 'var(--crease-second)',
          'stroke-width': 1.5,
          'stroke-dasharray': '5 4',
        }),
        svgElement(document, 'path', {
          ...line,
          d: linePath(frame, grid, now),
          stroke: 'var(--crease-orbit)',
          'stroke-width': 2.5,
        }),
        ...kinkMarks(kinks, frame),
      ]),
      ...rowsOf(data).map((row, k) => pointMark(row, k + 1 === selected, frame)),
    ];
  },
  handle: {
    label:
      'data points: arrow keys move the chosen point, Page Up and Page Down choose another, Insert adds one, Delete removes it',
    settingsAt: (to, from) => dragged([to.x, to.y], from),
    settingsAfterKey,
  },
  describe: ({ moment: { kinks, step } }, { data }) =>
    `Dots: the data, ${rowsOf(data).length} in number. Solid: the network after step ${step}, with ${kinks.length / 2} kinks as functions of x (diamonds). ` +
    'Dashed: the network before the first step. Press in the picture to add a point, drag one to move it, drag it out to remove it.',
};

function pointMark([x, y]: readonly number[], isSelected: boolean, frame: Frame): SVGElement {
  return svgElement(frame.document, 'circle', {
    cx: frame.x(x!),
    cy: frame.y(y!),
    r: isSelected ? 6.5 : 5,
    fill: 'var(--crease-point)',
    stroke: isSelected ? 'var(--crease-ink)' : 'var(--crease-paper)',
    'stroke-width': isSelected ? 2.5 : 1.5,
  });
}

function kinkMarks(kinks: Float64Array, frame: Frame): SVGElement[] {
  return Array.from({ length: kinks.length / 2 }, (_, k) => {
    const [x, y] = [frame.x(kinks[2 * k]!), frame.y(kinks[2 * k + 1]!)].map((pixel) => Math.round(10 * pixel) / 10);
    return svgElement(frame.document, 'path', {
      d: `M${x} ${y! - 5}l5 5l-5 5l-5-5z`,
      fill: 'var(--crease-paper)',
      stroke: 'var(--crease-kink)',
      'stroke-width': 2,
    });
  });
}

/** Pressing near a point takes it, elsewhere it adds one; beyond the picture's edge it is removed. */
function dragged(to: readonly [number, number], from: DragStart<FreeSettings>): Partial<FreeSettings> {
  const rows = rowsOf(from.settings.data);
  const [width, height] = [xDomain(rows), yDomain(rows)].map(([low, high]) => high - low) as [number, number];
  const distances = rows.map(([x, y]) => Math.abs(x! - from.x) / width + Math.abs(y! - from.y) / height);
  const nearest = distances.indexOf(Math.min(...distances));
  const index = distances[nearest]! < 0.06 ? nearest : rows.length;
  const isOutside = [xDomain(rows), yDomain(rows)].some(([low, high], k) => to[k]! < low || to[k]! > high);
  if (isOutside)
    return withRows(
      rows.filter((_, k) => k !== index),
      Math.max(index, 1),
    );
  return withRows(rows.toSpliced(index, 1, [rounded(to[0], width), rounded(to[1], height)]), index + 1);
}

function settingsAfterKey(key: string, { data, selected }: FreeSettings): Partial<FreeSettings> | undefined {
  const rows = rowsOf(data);
  const index = Math.min(selected, rows.length) - 1;
  const [x, y] = rows[index] as [number, number];
  const [low, high] = xDomain(rows);
  const [bottom, top] = yDomain(rows);
  const [width, height] = [high - low, top - bottom];
  const [dx, dy] = [rounded(width / 50, width), rounded(height / 50, height)];
  const moved = (nextX: number, nextY: number) =>
    withRows(rows.toSpliced(index, 1, [rounded(nextX, width), rounded(nextY, height)]), index + 1);
  switch (key) {
    case 'ArrowLeft':
      return moved(x - dx, y);
    case 'ArrowRight':
      return moved(x + dx, y);
    case 'ArrowDown':
      return moved(x, y - dy);
    case 'ArrowUp':
      return moved(x, y + dy);
    case 'PageUp':
      return { selected: Math.min(index + 2, rows.length) };
    case 'PageDown':
      return { selected: Math.max(index, 1) };
    case 'Insert':
    case 'Enter':
      return withRows(
        [...rows, [rounded((low + high) / 2, width), rounded((bottom + top) / 2, height)]],
        rows.length + 1,
      );
    case 'Delete':
    case 'Backspace':
      return withRows(rows.toSpliced(index, 1), Math.max(index, 1));
    default:
      return undefined;
  }
}

/** Nothing changes where there would be no point left, or too many. */
function withRows(rows: Rows, selected: number): Partial<FreeSettings> {
  return rows.length === 0 || rows.length > dataForm.maxRows ? {} : { data: writeRows(rows), selected };
}
