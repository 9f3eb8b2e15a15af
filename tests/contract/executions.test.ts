import {
  type CompileOptions,
  check,
  compile,
  evaluate,
  grad,
  jvp,
  type Program,
  regions,
  restrict,
  scalarCount,
  sizeOf,
} from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { randomProgram } from './randomProgram.ts';
import { numbers, seeded } from './seeded.ts';

type Way = CompileOptions & { readonly lanes: number };

/** Ways to run a program. 19 lanes are more than run side by side; a shared input is the same in all of them. */
const ways: readonly Way[] = [
  ...(['scalars', 'loops', 'blocks'] as const).flatMap((mode) => [
    { mode, lanes: 1 },
    { mode, lanes: 3 },
    { mode, lanes: 3, shared: [0] },
  ]),
  { mode: 'loops', lanes: 19, shared: [1] },
  { mode: 'loops', lanes: 1, branchless: false },
  { mode: 'scalars', lanes: 1, branchless: true },
  { mode: 'blocks', lanes: 80, shared: [1] },
];

/** The outputs of a program in every lane, by a compiled runner. */
function runCompiled(program: Program, way: Way, inputs: readonly Float64Array[][]): Float64Array[][] {
  const { lanes } = way;
  const code = compile(program, { ...way, shared: (way.shared ?? []).filter((k) => k < program.inputs.length) });
  const interleaved = program.inputs.map((_, k) => {
    if (way.shared?.includes(k)) return inputs[0]![k]!;
    const size = inputs[0]![k]!.length;
    const array = new Float64Array(size * lanes);
    for (let l = 0; l < lanes; l++) for (let e = 0; e < size; e++) array[e * lanes + l] = inputs[l]![k]![e]!;
    return array;
  });
  const before = interleaved.map((a) => a.slice());
  const outputs = code.allocate();
  code.run(interleaved, outputs);
  const once = outputs.map((o) => o.slice());
  code.run(interleaved, outputs); // a second call must not see anything of the first
  expect(outputs).toEqual(once);
  expect(interleaved).toEqual(before);
  return inputs.map((_, l) => outputs.map((o) => o.filter((_v, k) => k % lanes === l)));
}

/** Programs up to this size get code for regions here: straight-line code of larger ones takes long to compile. */
const specialisedSize = 2000;

/** @param at a point whose region gets code of its own, and which is one of those that are tried */
function expectSameBits(program: Program, at: readonly Float64Array[], seed: number, special: boolean): void {
  const random = seeded(seed);
  const draw = (): Float64Array[] => program.inputs.map((i) => numbers(random, sizeOf(i.shape), 2, special));
  const sets = [draw(), draw(), at];
  const inRegion: Way = { mode: 'scalars', lanes: 3, regions: [regions(program, at)] };
  for (const way of scalarCount(program) < specialisedSize ? [...ways, inRegion] : ways) {
    const inputs = Array.from({ length: way.lanes }, (_, l) =>
      program.inputs.map((_i, k) => sets[way.shared?.includes(k) ? 0 : l % sets.length]![k]!),
    );
    const expected = inputs.slice(0, sets.length).map((own) => evaluate(program, own));
    const actual = runCompiled(program, way, inputs);
    for (const [l, lane] of actual.entries()) {
      for (const [k, output] of lane.entries()) {
        const right = expected[l % sets.length]![k]!;
        const wrong = output.findIndex((v, e) => !Object.is(v, right[e]));
        if (wrong >= 0)
          expect.fail(
            `seed ${seed}, ${JSON.stringify(way)}, lane ${l}, output ${k}[${wrong}]: ${output[wrong]} instead of ${right[wrong]}`,
          );
      }
    }
  }
}

describe('evaluate, scalars, loops and blocks agree to the last bit', () => {
  for (let seed = 1; seed <= 60; seed++) {
    it(`on random program ${seed}, its gradient, Hessian-vector product and restriction`, () => {
      const program = randomProgram(seeded(seed), 4 + (seed % 14));
      const gradient = grad(program);
      const hvp = jvp(gradient, { wrt: [0] });
      const random = seeded(seed + 1000);
      const at = program.inputs.map((i) => numbers(random, sizeOf(i.shape)));
      const restricted = restrict(program, regions(program, at).pattern);
      for (const p of [program, gradient, hvp, restricted, grad(restricted)]) {
        check(p);
        const point = p.inputs.map((i, k) => at[k] ?? numbers(random, sizeOf(i.shape)));
        expectSameBits(p, point, seed, false);
        expectSameBits(p, point, seed, true);
      }
    });
  }
});
