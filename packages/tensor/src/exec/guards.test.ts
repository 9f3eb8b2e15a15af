import { expect, it } from 'vitest';
import { trace } from '../ir/trace.js';
import { apply, mul, scale } from '../ops/arithmetic.js';
import { concat, slice } from '../ops/linear.js';
import { activation } from '../scalar/activation.js';
import type { ScalarFunction } from '../scalar/piecewise.js';
import { compile } from './compile.js';
import type { Operand } from './emitScalar.js';
import { evaluate } from './evaluate.js';
import { type Choice, Guards } from './guards.js';

const relu = activation('relu');

/** The guards of the signs that some variables must have, given what is a product of what. */
function guardsOf(
  factors: Readonly<Record<string, readonly [Operand, Operand]>>,
  signs: Readonly<Record<string, 1 | -1>>,
): string[] {
  const statements: string[] = [];
  const guards = new Guards('leave;', { statements, factors: new Map(Object.entries(factors)) });
  for (const [name, sign] of Object.entries(signs)) guards.choice(choice(relu, sign > 0 ? 1 : 0), [name]);
  return statements;
}

function choice(f: ScalarFunction, index: number): Choice {
  const program = trace({ a: [] }, ({ a }) => apply(f, a));
  return { equation: program.equations[0]!, indices: Int32Array.of(index) };
}

it('one guard for each factor serves all products of them', () => {
  const factors = { a: [0.9, 'u'], b: [2.5, 'u'], c: ['v', 'a'], d: ['b', 'v'] } as const;
  expect(guardsOf(factors, { a: 1, b: 1, c: 1, d: 1 })).toEqual(['if(!(u>1e-100))leave;', 'if(!(v>1e-100))leave;']);
  expect(guardsOf(factors, { a: 1, b: 1, c: -1, d: -1 })).toEqual([
    'if(!(u>1e-100))leave;',
    'if(!(v<(-1e-100)))leave;',
  ]);
  expect(guardsOf({ a: [-0.9, 'u'], c: ['a', 'v'] }, { a: 1, c: -1 })).toEqual([
    'if(!(u<(-1e-100)))leave;',
    'if(!(v<(-1e-100)))leave;',
  ]);
});

it('a product has a guard of its own where its sign does not follow', () => {
  expect(guardsOf({ p: ['u', 'v'] }, { p: 1 })).toEqual(['if(!(p>1e-100))leave;']);
  expect(guardsOf({ p: ['u', 0] }, { p: 1 })).toEqual(['if(!(p>1e-100))leave;']);
});

it('signs that contradict each other are a region without points', () => {
  expect(guardsOf({ p: [-2, 'u'] }, { u: 1, p: 1 })).toEqual(['if(!(u>1e-100))leave;', 'if(!(u<(-1e-100)))leave;']);
  expect(guardsOf({ p: ['u', 'u'] }, { u: 1, p: -1 })).toEqual(['if(!(u>1e-100))leave;', 'if(!(u<(-1e-100)))leave;']);
});

it('a product of three factors could vanish: it has a guard of its own', () => {
  const factors = { p: ['u', 'u'], q: ['p', 'u'] } as const;
  expect(guardsOf(factors, { u: 1, p: 1, q: 1 })).toEqual(['if(!(u>1e-100))leave;', 'if(!(q>1e-100))leave;']);
});

it('other breaks are guarded as they are, and breaks that are pieces of their own by equality', () => {
  const statements: string[] = [];
  const guards = new Guards('leave;', { statements, factors: new Map() });
  guards.choice(choice(activation('hardSwish'), 1), ['u']);
  guards.choice(choice(activation('hardSwish'), 1), ['u']);
  guards.choice(choice(activation('abs'), 2), ['v']);
  expect(statements).toEqual(['if(!(u>(-3)))leave;', 'if(!(u<3))leave;', 'if(!(v===0))leave;']);
});

it('a maximum is larger than all other candidates', () => {
  const statements: string[] = [];
  const guards = new Guards('leave;', { statements, factors: new Map() });
  const program = trace({ a: [2, 3] }, ({ a }) => a.builder.emit('reduceMax', [a], {}));
  guards.choice({ equation: program.equations[0]!, indices: Int32Array.of(0, 2) }, ['a', 'b', 'c', 'd', 'e', 1]);
  expect(statements).toEqual(['if(!(a>b))leave;', 'if(!(a>c))leave;', 'if(!(1>d))leave;', 'if(!(1>e))leave;']);
});

it('results are those of evaluate where products vanish, overflow or are not numbers', () => {
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
