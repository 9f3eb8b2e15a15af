import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../demo/settings.ts';
import { settingsOf } from '../../demo/stage.ts';
import { type PlaneSettings, type Results, stages } from './compute.ts';
import { effectNames } from './effects.ts';
import { meta } from './meta.ts';
import { roundTicks } from './roundTicks.ts';
import { panels } from './view.ts';

function run<Name extends keyof Results>(name: Name, changed: Partial<PlaneSettings> = {}): Results[Name] {
  const work = stages[name](settingsOf(meta, name, { ...defaultSettings(meta), ...changed } as PlaneSettings));
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value as Results[Name];
}

/** How many boxes have each effect. */
function effectsOf(changed: Partial<PlaneSettings> = {}): Record<string, number> {
  const { effects } = run('creases', changed);
  return Object.fromEntries(effectNames.map((name, k) => [name, effects.filter((e) => e === k).length]));
}

describe('the two-parameter network', () => {
  test('has creases on two half axes, and switches on a half axis more', () => {
    // 64 boxes pass θ₁ = 0 and 33 more θ₂ = 0 < θ₁; θ₂ = 0 lies 29 boxes above the bottom.
    expect(effectsOf()).toEqual({ unknown: 0, crease: 64 + 33 - 29, removable: 29 });
  });

  test('has the equations of its lines, which are polynomials on the pieces', () => {
    const { lines } = run('creases');
    expect(lines.map(({ layer, effect, equations }) => [layer, effect, ...equations])).toEqual([
      ['layers/1', 'crease', '0.9 θ₁ = 0'],
      ['layers/1', 'crease', '2.5 θ₁ = 0'],
      ['layers/3', 'crease', '0.9 θ₁ θ₂ = 0'],
      ['layers/3', 'crease', '2.5 θ₁ θ₂ = 0'],
      ['layers/1', 'removable', '0.9 θ₁ = 0'],
      ['layers/1', 'removable', '2.5 θ₁ = 0'],
    ]);
  });
});

test('with a bias of −1/2 the creases are hyperbolas, and the switches of the first layer fold nothing', () => {
  const { lines } = run('creases', { network: 'shifted' });
  const [creases, rest] = [true, false].map((is) => lines.filter(({ effect }) => (effect === 'crease') === is));
  expect(new Set(creases!.flatMap(({ equations }) => equations))).toEqual(
    new Set([0.5, 1, 2].map((x) => `${x === 1 ? '' : `${x} `}θ₁ θ₂ - 0.5 = 0`)),
  );
  // x θ₁ θ₂ = 1/2 on every point of a line, for one of the three x.
  for (const { points } of creases!)
    for (let k = 0; k < points.length; k += 2) {
      const product = (points[k]! + 0.1) * (points[k + 1]! + 0.15);
      expect(Math.min(...[0.25, 0.5, 1].map((p) => Math.abs(product - p)))).toBeLessThan(1e-4);
    }
  expect(rest!.every(({ layer, effect }) => layer === 'layers/1' && effect === 'removable')).toBe(true);
});

test('kinks that cancel are all removable, in the boxes and in the equations', () => {
  const { unknown, crease, removable } = effectsOf({ network: 'cancelling' });
  expect([unknown, crease]).toEqual([0, 0]);
  expect(removable).toBeGreaterThan(100);
  expect(run('equations', { network: 'cancelling' }).every(({ smoothness }) => smoothness === 'removable')).toBe(true);
});

test('ties of the pooled network are creases only where they are the largest', () => {
  const { lines } = run('creases', { network: 'pooled' });
  expect(new Set(lines.map(({ layer, effect }) => `${layer} ${effect}`))).toEqual(
    new Set(['layers/1 crease', 'layers/1 removable', 'layers/2 crease', 'layers/2 removable']),
  );
});

test('ticks are round coordinates', () => {
  const { places, text } = roundTicks(0.1, 2);
  expect(places.map(text)).toEqual(['−1', '0', '1', '2']);
  expect(places[1]).toBeCloseTo(-0.1, 15);
  expect(roundTicks(0.123, 0.002).places.length).toBeGreaterThan(3);
});

test.each([
  ['ArrowRight', { x: 0.35, y: 0.15 }],
  ['ArrowUp', { x: 0.1, y: 0.4 }],
  ['+', { radius: 1.6 }],
  ['-', { radius: 2.5 }],
  ['Enter', undefined],
])('the key %s moves the square, or is not heard', (key, changed) => {
  const { settingsAfterKey, settingsAt } = panels[0]!.handle!;
  const settings = defaultSettings(meta) as PlaneSettings;
  expect(settingsAfterKey!(key, settings)).toEqual(changed);
  expect(settingsAt({ x: 1, y: 0 }, { x: 0.5, y: 0, settings })).toEqual({ x: -0.4, y: 0.15 });
});
