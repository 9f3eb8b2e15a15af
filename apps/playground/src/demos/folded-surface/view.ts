import type { Panel } from '../../demo/panel.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import type { Results } from './compute.ts';
import { drawSheet } from './sheet.ts';

/** The sheet, seen from a direction that the reader chooses. Dragging turns it. */
const sheetPanel: Panel<Results> = {
  name: 'sheet',
  title: 'The loss over the plane of the two weights',
  aspect: 0.62,
  width: 'full',
  table: 'grid',
  stages: ['surface'],
  ground: (_results, { document, width, height }) => ({
    svg: svgElement(document, 'svg', { width, height, viewBox: `0 0 ${width} ${height}` }) as SVGSVGElement,
    // A drag over the whole width turns the sheet once.
    frame: {
      document,
      x: (value) => (value / 360) * width,
      y: (value) => (value / 180) * height,
      invertX: (pixel) => (pixel / width) * 360,
      invertY: (pixel) => (pixel / height) * 180,
      left: 0,
      right: width,
      top: 0,
      bottom: height,
    },
  }),
  marks: (results, settings, frame) => drawSheet(results, settings, frame),
  handle: {
    label: 'direction of view',
    settingsAt: (to, from) => ({
      azimuth: wrap(from.settings.azimuth! - (to.x - from.x)),
      elevation: from.settings.elevation! + (to.y - from.y),
    }),
  },
  describe: () =>
    'The loss is constant where no unit is active (the plateau). Along the thick lines, the set S(L), the sheet is ' +
    'folded: beyond them it falls to the valley of the minima θ₁θ₂ = 1 (dashed) and rises again. The dots are the ' +
    'first steps of gradient descent, from the ring on.',
};

/** The pictures of the demo. */
export const panels: readonly Panel<Results>[] = [sheetPanel];

function wrap(angle: number): number {
  return angle > 180 ? angle - 360 : angle < -180 ? angle + 360 : angle;
}
