import { createContext, runInContext } from 'node:vm';
import { beforeEach, describe, expect, test } from 'vitest';
import { limitAllocations } from './limitAllocations.ts';

// A realm of its own: what is changed there stays there.
let run: (code: string) => unknown;
beforeEach(() => {
  const context = createContext();
  run = (code) => runInContext(code, context);
  limitAllocations(run('globalThis') as Record<string, unknown>, 2 ** 20);
});

const message = /^RangeError: A cell may allocate 1 MB of arrays, and no more\.$/;

describe('limitAllocations', () => {
  test.for([
    'new Float64Array(2 ** 17 + 1)',
    'new ArrayBuffer(2 ** 20 + 1)',
    'new ArrayBuffer(8, { maxByteLength: 2 ** 21 })',
    'for (let k = 0; k < 3; k++) new Uint32Array(2 ** 17)',
    'new Float64Array(Array.from({ length: 2 ** 17 + 1 }))',
    'const a = new Float64Array(2 ** 16); a.slice(); a.slice()',
    'const a = new Float64Array(2 ** 16); a.map((x) => x); a.filter(() => true)',
    'Float64Array.from({ length: 2 ** 17 + 1 }, () => 1)',
    'const a = new Float64Array(2 ** 16); a.toSorted(); a.toReversed()',
    'const a = new Float64Array(2 ** 16); a.with(0, 1); a.with(-1, 1)',
    'const a = new ArrayBuffer(2 ** 19); a.slice(0); a.slice(0)',
    'const a = new Float64Array(2 ** 16); new a.constructor(2 ** 17)',
  ])('refuses %s', (code) => {
    expect(() => run(code)).toThrow(expect.objectContaining({ name: 'RangeError' }));
    expect(() => run(`try { new Float64Array(2 ** 20) } catch (error) { throw String(error) }`)).toThrow(message);
  });

  test.for([
    ['const a = new Float64Array(2 ** 16); new Float64Array(a.buffer).length', 65536],
    ['new Float64Array(3) instanceof Float64Array && Float64Array.of(1).constructor === Float64Array', true],
    ['Float64Array.of(3, 1, 2).toSorted((a, b) => b - a).join()', '3,2,1'],
    ['Float64Array.of(3, 1, 2).toReversed().join()', '2,1,3'],
    ['Float64Array.of(3, 1, 2).with(-1, 5).join()', '3,1,5'],
    ['class Own extends Float64Array {}; new Own(2).constructor.name', 'Own'],
    ['typeof new ArrayBuffer(8).resize + typeof new ArrayBuffer(8).transfer', 'undefinedundefined'],
    ['for (let k = 0; k < 1e4; k++) new Float64Array(8); 1', 1],
  ] as const)('leaves %s as it is', ([code, value]) => {
    expect(run(code)).toBe(value);
  });
});
