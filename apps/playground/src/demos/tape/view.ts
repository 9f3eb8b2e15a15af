import type { Frame, Panel } from '../../demo/panel.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { lines } from './program.ts';
import { describeStep, progressAt } from './words.ts';

/** The lines of the program with what is known of each after the chosen step. */
const tapePanel: Panel<Results> = {
  name: 'tape',
  title: 'The program, its values, and the derivatives of L',
  aspect: 0.62,
  width: 'full',
  table: 'lines',
  stages: ['tape'],
  ground: (_results, { document, width, height }) => ({
    svg: svgElement(document, 'svg', { width, height, viewBox: `0 0 ${width} ${height}` }) as SVGSVGElement,
    // The place of a pointer stands for a step: the height says which line, the half of the width which pass.
    frame: {
      document,
      x: (value) => value * width,
      y: (value) => value * height,
      invertX: (pixel) => pixel / width,
      invertY: (pixel) => pixel / height,
      left: 0,
      right: width,
      top: 0,
      bottom: height,
    },
  }),
  marks: (results, { step }, frame) => drawTape(results, step!, frame),
  handle: {
    slider: 'step',
    label: 'step',
    settingsAt: ({ x, y }) => {
      const line = Math.min(Math.max(Math.floor(y * (lines.length + 1)) - 1, 0), lines.length - 1);
      return { step: x < backwardsFrom ? line + 1 : 2 * lines.length - line };
    },
  },
  describe: ({ tape }, { step }) =>
    'The lines of the program from top to bottom. Going down, each line gets its value; then, going up, each gets the ' +
    `derivative of the loss by it. Step ${step}, ${describeStep(tape, step!)}.`,
};

/** The pictures of the demo. */
export const panels: readonly Panel<Results>[] = [tapePanel];

/** Left edges of the columns, and where the column of the derivatives begins, as parts of the width. */
const columns = [0.03, 0.14, 0.48, 0.74];
const backwardsFrom = 0.7;
const headers = ['line', 'formula', 'value', '∂L/∂ line'];

function drawTape({ tape: { values, adjoints } }: Results, step: number, frame: Frame): SVGElement[] {
  const { valuesKnown, adjointsFrom, current } = progressAt(step);
  const row = frame.bottom / (lines.length + 1);
  const size = Math.min(17, frame.right / 26);
  const text = (column: number, line: number, words: string, colour: string): SVGElement =>
    svgElement(
      frame.document,
      'text',
      { x: frame.x(columns[column]!), y: (line + 1.65) * row, fill: colour, style: `font-size: ${size}px` },
      [words],
    );
  const rule = (line: number): SVGElement => {
    const y = (line + 1) * row;
    const place = { x1: 0, x2: frame.right, y1: y, y2: y };
    return svgElement(frame.document, 'line', { ...place, stroke: 'var(--crease-line)', 'stroke-width': 1 });
  };
  const mark = { x: 0, y: (current + 1) * row, width: frame.right, height: row, fill: 'var(--crease-level-5)' };
  const soft = 'var(--crease-soft)';
  return [
    ...(current < 0 ? [] : [svgElement(frame.document, 'rect', mark)]),
    ...lines.map((_, line) => rule(line)),
    ...headers.map((words, column) => text(column, -1, words, soft)),
    ...lines.flatMap(({ name, formula }, line) => [
      text(0, line, name, 'var(--crease-ink)'),
      text(1, line, formula, 'var(--crease-ink)'),
      text(2, line, line < valuesKnown ? formatNumber(values[line]!, 5) : '·', 'var(--crease-point)'),
      text(3, line, line >= adjointsFrom ? formatNumber(adjoints[line]!, 5) : '·', 'var(--crease-orbit)'),
    ]),
  ];
}
