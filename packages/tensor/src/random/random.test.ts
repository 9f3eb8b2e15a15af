import { describe, expect, test } from 'vitest';
import cases from '../../../../tests/oracles/randomStreams.json' with { type: 'json' };
import { philox4x32 } from './philox.js';
import { randomInteger } from './randomInteger.js';
import { randomNormal } from './randomNormal.js';
import { randomPermutation, shuffled } from './randomPermutation.js';
import { type RandomStream, randomBits, randomStream } from './randomStream.js';
import { randomUniform } from './randomUniform.js';

test.each([
  // kat_vectors of the Random123 library: counter, key, result.
  ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
])('philox4x32(%s, %s) is the published answer', (counter, key, answer) => {
  const words = (text: string): number[] => text.split(' ').map((word) => Number.parseInt(word, 16));
  const [c0, c1, c2, c3] = words(counter);
  const [key0, key1] = words(key);
  const out = new Uint32Array(4);
  philox4x32(c0, c1, c2, c3, key0, key1, out);
  expect([...out]).toEqual(words(answer));
});

describe.each(cases)('seed $seed, index $index, position $position', ({ seed, index, position, uniform, normal }) => {
  const start = (): RandomStream => ({ ...randomStream(seed, index), words: new Uint32Array(4), position });

  test('uniform numbers are those of the reference', () => {
    const stream = start();
    expect(uniform.map(() => randomUniform(stream))).toEqual(uniform);
    expect(stream.position).toBe(position + 8);
  });

  test('normal numbers are those of the reference', () => {
    const stream = start();
    for (const value of normal) {
      // Radius within 2 and cosine within 1 unit, the angle's rounding moves the cosine by at most 2^-51: 10 units of 8.58.
      expect(Math.abs(randomNormal(stream) - value)).toBeLessThan(8.58 * 2 ** -50);
    }
    expect(stream.position).toBe(position + 8);
  });
});

test('a stream is plain data and goes on after a copy where it stood', () => {
  const stream = randomStream(7);
  for (let i = 0; i < 5; i++) randomUniform(stream);
  const copy = structuredClone(stream);
  const restored: RandomStream = { ...randomStream(7), position: stream.position };
  const next = [randomBits(stream), randomBits(stream)];
  expect([randomBits(copy), randomBits(copy)]).toEqual(next);
  expect([randomBits(restored), randomBits(restored)]).toEqual(next);
});

test('a text and a number never share a stream', () => {
  expect(randomStream('1').key).not.toEqual(randomStream(1).key);
  for (const text of ['', '0', 'a', 'weights', '-1']) expect(randomStream(text).key[1] >>> 30).toBe(1);
  for (const seed of [0, -1, 2 ** 53 - 1, -(2 ** 53) + 1]) expect([0, 3]).toContain(randomStream(seed).key[1] >>> 30);
});

test('moments of 40 000 numbers (seed 11) lie within four standard errors', () => {
  const n = 40_000;
  const stream = randomStream(11);
  const uniforms = Array.from({ length: n }, () => randomUniform(stream));
  const normals = Array.from({ length: n }, () => randomNormal(stream));
  const mean = (values: number[], power: number): number => values.reduce((sum, x) => sum + x ** power, 0) / n;
  // Standard errors: uniform mean √(1/12n), normal moments 1, 2, 4: √(1/n), √(2/n), √(96/n).
  expect(Math.abs(mean(uniforms, 1) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
  expect(Math.abs(mean(normals, 1))).toBeLessThan(4 * Math.sqrt(1 / n));
  expect(Math.abs(mean(normals, 2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  expect(Math.abs(mean(normals, 4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
});

describe('randomInteger', () => {
  test('covers 0 … bound − 1 evenly (seed 3)', () => {
    const stream = randomStream(3);
    const counts = new Array<number>(6).fill(0);
    for (let i = 0; i < 6000; i++) counts[randomInteger(stream, 6)]++;
    // χ² with 5 degrees of freedom exceeds 20.5 with probability 0.001.
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(20.5);
  });

  test('rejects the incomplete run: with bound 2^52 + 1 about half of the draws', () => {
    const stream = randomStream(5);
    const bound = 2 ** 52 + 1;
    for (let i = 0; i < 200; i++) expect(randomInteger(stream, bound)).toBeLessThan(bound);
    expect(stream.position).toBeGreaterThan(340);
    expect(stream.position).toBeLessThan(460);
  });

  test.each([0, -1, 1.5, 2 ** 53, NaN])('refuses the bound %d', (bound) => {
    expect(() => randomInteger(randomStream(1), bound)).toThrow(
      `randomInteger: the bound must be an integer from 1 to 2^53 − 1, but is ${bound}.`,
    );
  });
});

describe('randomPermutation', () => {
  test('contains every index once', () => {
    for (const n of [0, 1, 2, 100]) {
      const order = randomPermutation(randomStream(n), n);
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    }
  });

  test('gives all 24 orders of four evenly (seed 9)', () => {
    const stream = randomStream(9);
    const counts = new Map<string, number>();
    for (let i = 0; i < 4800; i++) {
      const order = randomPermutation(stream, 4).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    // χ² with 23 degrees of freedom exceeds 49.7 with probability 0.001.
    expect([...counts.values()].reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)).toBeLessThan(49.7);
  });

  test('shuffled permutes a copy', () => {
    const values = ['a', 'b', 'c', 'd', 'e'];
    const result = shuffled(randomStream('cards'), values);
    expect(values).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect([...result].sort()).toEqual(values);
    expect(result).not.toEqual(values);
  });

  test('refuses a length that is no count', () => {
    expect(() => randomPermutation(randomStream(1), -1)).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: randomPermutation: the length must be an integer from 0 to 2^32 − 1, but is -1.]`,
    );
  });
});

test('randomStream refuses a fractional seed and a negative index', () => {
  expect(() => randomStream(0.5)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: randomStream: the seed must be a safe integer or a text, but is 0.5. Round it, or pass String(seed).]`,
  );
  expect(() => randomStream(1, -1)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: randomStream: the index must be an integer from 0 to 2^53 − 1, but is -1. Number the streams 0, 1, 2, …]`,
  );
});
