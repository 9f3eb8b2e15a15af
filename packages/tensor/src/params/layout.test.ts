import { describe, expect, it } from 'vitest';
import { evaluate } from '../exec/evaluate.js';
import { trace } from '../ir/trace.js';
import { mul } from '../ops/arithmetic.js';
import { layout, parameter, rangeOf, view } from './layout.js';

const parameters = layout([
  { name: 'weight', shape: [2, 2] },
  { name: 'bias', shape: [2] },
]);

describe('layout', () => {
  it('lays parameters one after the other', () => {
    expect(parameters.size).toBe(6);
    expect(parameters.entries.map((e) => e.offset)).toEqual([0, 4]);
  });
  it('reads a parameter from a traced θ, twice if it is tied', () => {
    const p = trace({ theta: [6] }, ({ theta }) =>
      mul(parameter(parameters, theta, 'bias'), parameter(parameters, theta, 'bias')),
    );
    expect(evaluate(p, [[0, 0, 0, 0, 3, 4]])).toEqual([Float64Array.of(9, 16)]);
  });
  it('gives views that write into θ', () => {
    const theta = new Float64Array(6);
    view(parameters, theta, 'bias').fill(1);
    expect(theta).toEqual(Float64Array.of(0, 0, 0, 0, 1, 1));
  });
  it('refuses repeated and unknown names and a θ of another length', () => {
    expect(() =>
      layout([
        { name: 'a', shape: [] },
        { name: 'a', shape: [] },
      ]),
    ).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: layout: the name "a" occurs twice. Give every parameter its own name.]`,
    );
    expect(() => layout([{ name: 'a', shape: [-2] }])).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: layout: "a": sizes are whole numbers, got [-2].]`,
    );
    expect(() => view(parameters, new Float64Array(6), 'wieght')).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: layout: no parameter "wieght". There are: weight, bias.]`,
    );
    expect(() => view(parameters, new Float64Array(5), 'bias')).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: layout: θ must have 6 entries, got 5.]`,
    );
  });
  it('gives the range of a layer or of one parameter', () => {
    const two = layout([
      { name: 'layers/0/weight', shape: [2, 3] },
      { name: 'layers/0/bias', shape: [2] },
      { name: 'layers/01/weight', shape: [4] },
    ]);
    expect(rangeOf(two, 'layers/0')).toEqual({ offset: 0, size: 8 });
    expect(rangeOf(two, 'layers/0/bias')).toEqual({ offset: 6, size: 2 });
    expect(() => rangeOf(two, 'layers/1')).toThrow('no parameter "layers/1"');
  });
});
