import {
  type CompiledMode,
  check,
  compile,
  evaluate,
  grad,
  jvp,
  type Program,
  regions,
  restrict,
} from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { randomProgram } from './randomProgram.ts';
import { numbers, seeded } from './seeded.ts';

const modes: readonly CompiledMode[] = ['scalars', 'loops', 'blocks'];

/** The outputs of a program in every lane, by a compiled runner. */
function runCompiled(
  program: Program,
  mode: CompiledMode,
  lanes: number,
  inputs: readonly Float64Array[][],
): Float64Array[][] {
  const code = compile(program, { mode, lanes });
  const interleaved = program.inputs.map((_, k) => {
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

function expectSameBits(program: Program, seed: number, special: boolean): void {
  const random = seeded(seed);
  for (const lanes of [1, 3]) {
    const inputs = Array.from({ length: lanes }, () =>
      program.inputs.map((i) =>
        numbers(
          random,
          i.shape.reduce((a, b) => a * b, 1),
          2,
          special,
        ),
      ),
    );
    const expected = inputs.map((own) => evaluate(program, own));
    for (const mode of modes) {
      const actual = runCompiled(program, mode, lanes, inputs);
      for (const [l, outputs] of expected.entries())
        for (const [k, output] of outputs.entries())
          for (const [e, v] of output.entries())
            expect(
              Object.is(actual[l]![k]![e], v),
              `seed ${seed}, mode ${mode}, lanes ${lanes}, output ${k}[${e}]: ${actual[l]![k]![e]} instead of ${v}`,
            ).toBe(true);
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
      const at = program.inputs.map((i) =>
        numbers(
          random,
          i.shape.reduce((a, b) => a * b, 1),
        ),
      );
      const restricted = restrict(program, regions(program, at).pattern);
      for (const p of [program, gradient, hvp, restricted, grad(restricted)]) {
        check(p);
        expectSameBits(p, seed, false);
        expectSameBits(p, seed, true);
      }
    });
  }
});
