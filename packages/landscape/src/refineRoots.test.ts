import { describe, expect, test } from 'vitest';
import { type RootSearch, refineRoots, startRoots } from './refineRoots.js';
import { rootBracket } from './rootBracket.js';

type Case = readonly [name: string, f: (x: number) => number, left: number, right: number, root: number];

const cases: readonly Case[] = [
  ['linear', (x) => 3 * x - 1, 0, 1, 1 / 3],
  ['falling', (x) => 0.7 - x, 0, 2, 0.7],
  ['cubic', (x) => x * x * x - 2, 0, 2, 1.2599210498948732],
  ['steep', (x) => x * x * x * x * x - 1e-10, 0, 1, 0.01],
  ['kinked', (x) => (x > 0.25 ? 100 * (x - 0.25) : 0.01 * (x - 0.25)), -1, 1, 0.25],
  ['jump', (x) => (x > 0.6180339887498949 ? 1 : -1), 0, 1, 0.6180339887498949],
  ['zero on a half line', (x) => Math.max(0, x - 0.125), 0, 1, 0.125],
  ['infinite at an end', (x) => (x === 1 ? Number.POSITIVE_INFINITY : x - 0.5), 0, 1, 0.5],
];

function solve(list: readonly Case[], lanes: number, tolerance: number): { roots: number[]; evaluations: number[] } {
  const evaluations = list.map(() => 0);
  const search: RootSearch = {
    brackets: list.map(([, f, a, b]) => rootBracket(a, b, f(a), f(b), tolerance)),
    tolerance,
    lanes,
    evaluate: (points, which, values) => {
      for (const [l, k] of which.entries()) {
        values[l] = list[k]![1](points[l]!);
        evaluations[k]! += 1;
      }
    },
  };
  let state = startRoots(search);
  while (state.active.length > 0) {
    expect(state.active.length).toBeLessThanOrEqual(lanes);
    state = refineRoots(search, state);
  }
  return { roots: search.brackets.map((b) => b.left + (b.right - b.left) / 2), evaluations };
}

describe('refineRoots', () => {
  for (const lanes of [1, 3, 16]) {
    test(`finds every root, ${lanes} at a time`, () => {
      const { roots } = solve(cases, lanes, 1e-13);
      for (const [k, [name, , , , root]] of cases.entries())
        expect(Math.abs(roots[k]! - root), name).toBeLessThanOrEqual(1e-13);
    });
  }

  test('never needs more than one evaluation beyond bisection, and few for smooth functions', () => {
    const tolerance = 2 ** -40;
    const { evaluations } = solve(cases, 4, tolerance);
    for (const [k, [name, , a, b]] of cases.entries())
      expect(evaluations[k], name).toBeLessThanOrEqual(Math.ceil(Math.log2((b - a) / tolerance)) + 1);
    expect(evaluations[0], 'linear').toBeLessThanOrEqual(10);
    expect(evaluations[2], 'cubic').toBeLessThanOrEqual(10);
  });

  test('stops at neighbouring doubles when the tolerance cannot be met', () => {
    const { roots } = solve([cases[2]!], 1, 0);
    expect(Math.abs(roots[0]! - 1.2599210498948732)).toBeLessThanOrEqual(2 ** -52);
  });

  test('a value that is small enough, relative to the ends, ends the search there', () => {
    const bracket = rootBracket(0, 1, -1, 2, 1e-12, 0);
    let evaluations = 0;
    const search: RootSearch = {
      brackets: [bracket],
      tolerance: 1e-12,
      valueTolerance: 1e-9,
      lanes: 1,
      evaluate: (points, _, values) => {
        evaluations += 1;
        values[0] = 3 * points[0]! - 1;
      },
    };
    let state = startRoots(search);
    while (state.active.length > 0) state = refineRoots(search, state);
    expect(evaluations).toBe(1);
    expect(bracket.left).toBe(bracket.right);
    expect(bracket.left).toBeCloseTo(1 / 3, 12);
  });

  test('without brackets nothing is active', () => {
    const evaluate = (): void => {};
    expect(startRoots({ brackets: [], tolerance: 1, lanes: 4, evaluate }).active).toEqual([]);
  });
});
