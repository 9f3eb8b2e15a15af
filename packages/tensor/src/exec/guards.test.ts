import { expect, it } from 'vitest';
import { trace } from '../ir/trace.js';
import { apply, mul, scale } from '../ops/arithmetic.js';
import { concat, slice } from '../ops/linear.js';
import { activation } from '../scalar/activation.js';
import { compile } from './compile.js';
import { evaluate } from './evaluate.js';
import { Guards } from './guards.js';

function guarded(use: (guards: Guards) => void): string[] {
  const statements: string[] = [];
  use(new Guards('leave;', statements));
  return statements;
}

it('one guard for each factor serves all products of them', () => {
  const statements = guarded((g) => {
    g.product('a', 0.9, 'u');
    g.product('b', 2.5, 'u');
    g.product('c', 'v', 'a');
    g.product('d', 'b', 'v');
    for (const v of ['a', 'b', 'c', 'd']) g.above(v, 0);
  });
  expect(statements).toEqual(['if(!(u>1e-100))leave;', 'if(!(v>1e-100))leave;']);
});

it('a product has a guard of its own where its sign does not follow', () => {
  const ofUnknown = guarded((g) => {
    g.product('p', 'u', 'v');
    g.above('p', 0);
  });
  expect(ofUnknown).toEqual(['if(!(p>1e-100))leave;']);
  const ofNegative = guarded((g) => {
    g.product('p', -2, 'u');
    g.above('u', 0);
    g.above('p', 0);
  });
  expect(ofNegative).toEqual(['if(!(u>1e-100))leave;', 'if(!(p>1e-100))leave;']);
});

it('a product of three factors could vanish: it has a guard of its own', () => {
  const statements = guarded((g) => {
    g.product('p', 'u', 'u');
    g.product('q', 'p', 'u');
    for (const v of ['u', 'p', 'q']) g.above(v, 0);
  });
  expect(statements).toEqual(['if(!(u>1e-100))leave;', 'if(!(q>1e-100))leave;']);
});

it('other breaks are guarded as they are', () => {
  const statements = guarded((g) => {
    g.above('u', -3);
    g.below('u', 6);
    g.below('u', 6);
  });
  expect(statements).toEqual(['if(!(u>(-3)))leave;', 'if(!(u<6))leave;']);
});

it('results are those of evaluate where products vanish, overflow or are not numbers', () => {
  const relu = activation('relu');
  const program = trace({ a: [3] }, ({ a }) => {
    const [u, v, w] = [0, 1, 2].map((k) => slice(a, k, []));
    const first = apply(relu, scale(u!, 9, 10));
    const second = apply(relu, mul(first, v!));
    return concat([second, apply(relu, mul(second, w!)), apply(relu, scale(second, -1, 2))]);
  });
  const code = compile(program);
  const out = code.allocate();
  const entries = [0, -0, 1e-101, 1e-200, 5e-324, 1e200, 3, -3, Number.NaN, Number.POSITIVE_INFINITY];
  for (const u of entries)
    for (const v of entries)
      for (const w of entries) {
        const point = Float64Array.of(u, v, w);
        code.run([point], out);
        expect(out).toEqual(evaluate(program, [point]));
      }
});
