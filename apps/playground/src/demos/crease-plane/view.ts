import type * as Plot from '@observablehq/plot';
import type { Area, Ground, Panel } from '../../demo/panel.ts';
import { levelRegions } from '../../drawing/levelRegions.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import type { PlaneSettings, Results } from './compute.ts';
import { creaseMarks } from './creaseMarks.ts';
import { names } from './names.ts';
import { roundTicks } from './roundTicks.ts';
import { describeBoxes, describeEffects } from './words.ts';

type PlanePanel = Panel<Results, PlaneSettings>;

const levels: readonly number[] = [0.02, 0.1, 0.3, 0.7, 1.2, 1.75, 3, 6, 12];

const handle: NonNullable<PlanePanel['handle']> = {
  label: 'part of the plane that is shown: arrow keys move it, plus and minus zoom',
  // Coordinates of the frame are relative to the middle, so they stay while the picture follows the pointer.
  settingsAt: (to, from) => ({ x: from.settings.x + from.x - to.x, y: from.settings.y + from.y - to.y }),
  settingsAfterKey: (key, { x, y, radius }) => {
    const step = radius / 8;
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[key];
    if (move !== undefined) return { x: x + step * move[0]!, y: y + step * move[1]! };
    if (key === '+') return { radius: radius / 1.25 };
    return key === '-' ? { radius: radius * 1.25 } : undefined;
  },
};

/** The set S(L). */
const truePanel: PlanePanel = {
  name: 'true',
  title: 'S(L): where the loss is folded',
  aspect: 1,
  width: 'half',
  table: 'boxes',
  stages: ['loss', 'creases'],
  ground: (results, area, settings) => planeGround(results, area, settings),
  marks: ({ creases }, { shown }, frame) => creaseMarks(creases, shown, frame, ({ effect }) => effect !== 'removable'),
  handle,
  describe: ({ creases }, { network }) =>
    `The loss of ${names[network].formula} over the plane of its parameters: the stronger the colour, the higher. ` +
    `Boxes that may meet S(L), and the lines in them: ${describeEffects(creases)}.`,
};

/** Where units switch. */
const switchPanel: PlanePanel = {
  name: 'switches',
  title: 'Where units switch',
  aspect: 1,
  width: 'half',
  table: 'lines',
  stages: ['loss', 'creases'],
  ground: (results, area, settings) => planeGround(results, area, settings),
  marks: ({ creases }, { shown }, frame) => creaseMarks(creases, shown, frame, () => true),
  handle,
  describe: ({ creases }) =>
    'The same square with all boxes in which a unit may switch. Where the lines are dotted and the boxes green, the loss ' +
    `is analytic all the same. Outside of the boxes: ${describeBoxes(creases)}.`,
};

/** The pictures of the demo, in reading order. */
export const panels: readonly PlanePanel[] = [truePanel, switchPanel];

function planeGround({ loss: { radius, positions, values } }: Results, area: Area, settings: PlaneSettings): Ground {
  const { parameters } = names[settings.network];
  const { color, regions } = levelRegions({ x: positions, y: positions, values }, levels);
  const scale = (middle: number, label: string): Plot.ScaleOptions => {
    const { places, text } = roundTicks(middle, radius);
    return { domain: [-radius, radius], label, ticks: places, tickFormat: text };
  };
  return plotGround(area, {
    marginRight: 8,
    marginTop: 10,
    x: scale(settings.x, parameters[0]),
    y: scale(settings.y, parameters[1]),
    color,
    marks: [regions],
  });
}
