import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const sheet = readFileSync(join(import.meta.dirname, 'colours.css'), 'utf8');
const pairs = [...sheet.matchAll(/--crease-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];

describe.each([
  ['light', 2],
  ['dark', 3],
] as const)('the %s theme', (_, group) => {
  const colours = Object.fromEntries(pairs.map((match) => [match[1]!, match[group]!]));
  const levels = Object.keys(colours).filter((name) => name.startsWith('level-'));

  test('has ten levels of the loss', () => expect(levels).toHaveLength(10));

  test.each(['ink', 'soft', 'flip', 'orbit'])('text in the colour "%s" has a contrast of 4.5 to the paper', (name) => {
    expect(contrast(colours[name]!, colours.paper!)).toBeGreaterThan(4.5);
  });

  test.each(['point', 'second', 'orbit', 'kink', 'flip', 'minimum'])(
    'marks in the colour "%s" have a contrast of 3 to the paper and to every level',
    (name) => {
      for (const ground of ['paper', ...levels])
        expect(contrast(colours[name]!, colours[ground]!), ground).toBeGreaterThan(3);
    },
  );
});

/** The contrast of two colours as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
