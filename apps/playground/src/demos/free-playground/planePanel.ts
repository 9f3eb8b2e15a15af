import type { Frame, Panel } from '../../demo/panel.ts';
import { clipped } from '../../drawing/clipped.ts';
import { levelRegions } from '../../drawing/levelRegions.ts';
import { linePath, pairsPath } from '../../drawing/linePath.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { levelColours } from '../../twoWeights/levels.ts';
import type { Results } from './compute.ts';
import type { FreeSettings } from './freeSettings.ts';
import type { Plane } from './plane.ts';

/** The loss on a plane through the first weights, with its creases and the descent. The start can be dragged. */
export const planePanel: Panel<Results, FreeSettings> = {
  name: 'plane',
  title: 'Loss: drag the start',
  aspect: 0.85,
  width: 'half',
  table: 'plane',
  stages: ['plane'],
  ground: ({ plane }, area) => {
    const { first, second } = plane;
    const [values, levels] = [drawable(plane.values), levelsOf(plane.values)];
    const n = first.length;
    const { color, regions } = levelRegions({ x: first, y: second, values }, levels);
    const ground = plotGround(area, {
      marginRight: 8,
      marginTop: 22,
      x: { domain: [first[0]!, first[n - 1]!], label: 'first coordinate a', ticks: 6 },
      y: { domain: [second[0]!, second[n - 1]!], label: 'second coordinate b', ticks: 6 },
      color,
      marks: [regions],
    });
    const creases = svgElement(area.document, 'path', {
      d: plane.creases.map((points) => pairsPath(ground.frame, points)).join(''),
      fill: 'none',
      stroke: 'var(--crease-kink)',
      'stroke-width': 1.2,
      'stroke-opacity': 0.75,
    });
    ground.svg.append(clipped(ground.frame, [creases]));
    return ground;
  },
  marks: ({ descent, moment }, _settings, frame) => [clipped(frame, descentMarks(descent, moment.step, frame))],
  handle: {
    label: 'start of the descent in the plane: arrow keys move it',
    settingsAt: ({ x, y }) => ({ shift1: x, shift2: y }),
    settingsAfterKey: (key, { shift1, shift2 }) => {
      const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[key];
      if (key === 'Home') return { shift1: 0, shift2: 0 };
      return move && { shift1: shift1 + 0.05 * move[0]!, shift2: shift2 + 0.05 * move[1]! };
    },
  },
  describe: ({ plane, descent }) =>
    `Colours: the loss on ${planeNames[plane.kind]}, the stronger the higher. Lines: ${plane.creases.length} creases, where a pre-activation meets a kink and the loss may be folded. ` +
    `The ring is the start; the line shows ${descent.losses.length - 1} steps, seen from straight above the plane, to the dot.`,
};

const planeNames: Readonly<Record<Plane['kind'], string>> = {
  descent: 'the plane through the start, the end and the farthest bend of the descent from the first weights',
  sharpest: 'the plane of the two sharpest directions at the first weights',
  random: 'a plane of two random directions through the first weights',
};

/** Levels between which lie equally large parts of the square: the picture has all its colours whatever the loss is. */
function levelsOf(values: Float64Array): number[] {
  const sorted = values.filter(Number.isFinite).sort();
  const levels: number[] = [];
  for (let k = 1; k < levelColours.length; k++) {
    const level = sorted[Math.floor((k / levelColours.length) * sorted.length)];
    if (level !== undefined && level > (levels.at(-1) ?? sorted[0]!)) levels.push(level);
  }
  return levels.length > 0 ? levels : [sorted[0] ?? 0];
}

/** What overflows is as high as the rest goes. */
function drawable(values: Float64Array): Float64Array {
  const highest = values.filter(Number.isFinite).reduce((a, b) => Math.max(a, b), 0);
  return values.map((value) => (Number.isFinite(value) ? value : highest));
}

/** The moment may belong to an older descent with more steps, until its own arrives. */
function descentMarks({ path, losses }: Results['descent'], moment: number, frame: Frame): SVGElement[] {
  const { document } = frame;
  const step = Math.min(moment, losses.length - 1);
  const colour = 'var(--crease-orbit)';
  const at = (n: number) => ({ cx: frame.x(path[2 * n]!), cy: frame.y(path[2 * n + 1]!) });
  const paper = 'var(--crease-paper)';
  return [
    svgElement(document, 'path', { d: pairsPath(frame, path), fill: 'none', stroke: paper, 'stroke-width': 4 }),
    svgElement(document, 'path', { d: pairsPath(frame, path), fill: 'none', stroke: colour, 'stroke-width': 1.8 }),
    svgElement(document, 'path', {
      d: dots(path, frame),
      stroke: colour,
      'stroke-width': 4.5,
      'stroke-linecap': 'round',
    }),
    svgElement(document, 'circle', { ...at(0), r: 6, fill: paper, stroke: colour, 'stroke-width': 2.5 }),
    svgElement(document, 'circle', { ...at(step), r: 6, fill: colour, stroke: paper, 'stroke-width': 1.5 }),
  ];
}

/** A dot at each of the first steps: a line of no length. */
function dots(path: Float64Array, frame: Frame): string {
  const texts = Array.from({ length: Math.min(path.length / 2, 60) }, (_, n) => {
    const text = linePath(frame, [path[2 * n]!], [path[2 * n + 1]!]);
    return text && `${text}h0`;
  });
  return texts.join('');
}
