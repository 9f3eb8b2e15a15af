import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { levelRegions } from './levelRegions.ts';
import { plotGround } from './plotGround.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

test('levelRegions colours the places above a level, to half a step beyond the outer nodes', () => {
  const nodes = [0, 1, 2, 3];
  const values = Float64Array.from({ length: 16 }, (_, k) => (k % 4 < 2 ? 0 : 1));
  const { color, regions } = levelRegions({ x: nodes, y: nodes, values }, [0.5]);
  const scale = { domain: [-0.5, 3.5] };
  const { svg, frame } = plotGround(
    { document, width: 300, height: 300 },
    { color, x: scale, y: scale, marks: [regions] },
  );
  const paths = [...svg.querySelectorAll('[data-part=contour] path')];
  expect(paths.map((path) => path.getAttribute('fill'))).toEqual(['var(--crease-level-1)']);
  // The region begins in the middle between the nodes 1 and 2, and ends at the edge of the last pixel.
  const across = [...paths[0]!.getAttribute('d')!.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
  expect(frame.invertX(Math.min(...across))).toBeCloseTo(1.5, 1);
  expect(frame.invertX(Math.max(...across))).toBeCloseTo(3.5, 1);
});
