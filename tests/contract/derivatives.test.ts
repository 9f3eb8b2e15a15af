import { activations, evaluate, grad, jvp, type Program, primitives, shapeOf, sizeOf } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import * as arithmetic from '../../packages/tensor/src/ops/arithmetic.ts';
import * as arrange from '../../packages/tensor/src/ops/arrange.ts';
import * as linear from '../../packages/tensor/src/ops/linear.ts';
import * as preluFile from '../../packages/tensor/src/ops/prelu.ts';
import * as reduce from '../../packages/tensor/src/ops/reduce.ts';
import * as windowsFile from '../../packages/tensor/src/ops/windows.ts';
import { activationChecks } from './activationChecks.ts';
import { type DerivativeCheck, derivativeChecks, weighted } from './derivativeChecks.ts';
import { opSamples } from './opSamples.ts';
import { primitiveSamples } from './primitiveSamples.ts';
import { randomProgram } from './randomProgram.ts';
import { numbers, seeded } from './seeded.ts';

const points = 5;
let count = 0;

/** Counts the checks; each must be within its tolerance. */
function expectGood(checks: readonly DerivativeCheck[]): void {
  count += checks.length;
  expect(checks.filter(({ excess }) => !(excess <= 1))).toEqual([]);
}

describe('every primitive', () => {
  it('has samples', () => {
    expect(Object.keys(primitiveSamples).sort()).toEqual(Object.keys(primitives).sort());
    for (const [name, samples] of Object.entries(primitiveSamples))
      for (const p of samples) expect(withDerivatives(p).some((e) => e.primitive === name)).toBe(true);
  });
  for (const [name, samples] of Object.entries(primitiveSamples)) {
    it(`${name}: first and second derivatives, adjoint identity, symmetric Hessians`, () => {
      for (const [k, program] of samples.entries())
        for (let seed = 1; seed <= points; seed++) expectGood(derivativeChecks(program, 100 * k + seed));
    });
  }
});

describe('every operation', () => {
  it('has samples', () => {
    const names = [arrange, arithmetic, linear, preluFile, reduce, windowsFile].flatMap((file) => Object.keys(file));
    // Two helpers that make no equation of their own.
    expect(names.filter((name) => !Object.hasOwn(opSamples, name))).toEqual(['axisOf', 'scoped']);
  });
  for (const [name, samples] of Object.entries(opSamples)) {
    it(`${name}: first and second derivatives, adjoint identity, symmetric Hessians`, () => {
      for (const [k, program] of samples.entries())
        for (let seed = 1; seed <= points; seed++) expectGood(derivativeChecks(program, 1000 + 100 * k + seed));
    });
  }
});

describe('every activation', () => {
  for (const name of Object.keys(activations)) {
    it(`${name}: derivatives of orders 0 to 3`, () => expectGood(activationChecks(name, 1)));
  }
});

describe('random programs', () => {
  for (let seed = 1; seed <= 120; seed++) {
    it(`program ${seed} has the derivatives that differences give`, () => {
      expectGood(derivativeChecks(randomProgram(seeded(seed), 4 + (seed % 12)), seed));
    });
  }
});

describe('what is wrong is wrong in the same way in value, forward and reverse mode', () => {
  const samples = Object.entries({ ...opSamples, ...primitiveSamples }).flatMap(([name, programs]) =>
    programs.map((program, k) => [`${name} ${k}`, program] as const),
  );
  const modes = (program: Program): Program[] => {
    const scalar = weighted(program, ones(program));
    return [program, jvp(program), grad(scalar), grad(scalar, { value: true })];
  };
  const messageOf = (body: () => unknown): string => {
    try {
      body();
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    }
    return 'nothing was thrown';
  };

  it('inputs that are missing or of another length', () => {
    for (const [name, program] of samples) {
      const good = program.inputs.map((i) => numbers(seeded(1), sizeOf(i.shape)));
      for (const bad of [[good[0]!], [good[0]!, new Float64Array(99)], [new Float64Array(99), good[1]!]]) {
        const messages = modes(program).map((p) =>
          messageOf(() => evaluate(p, p.inputs.length > 2 && bad.length === 2 ? [...bad, ...good] : bad)),
        );
        expect(new Set(messages).size, `${name}: ${messages.join(' | ')}`).toBe(1);
        expect(messages[0]).toMatch(/^ShapeError: evaluate: input "[ab]" of shape/);
      }
    }
  });
  it('NaN, infinities and zeros of both signs: the value beside the gradient is the value', () => {
    for (const [name, program] of samples) {
      const scalar = weighted(program, ones(program));
      for (let seed = 1; seed <= 3; seed++) {
        const at = program.inputs.map((i) => numbers(seeded(seed), sizeOf(i.shape), 2, true));
        const [value] = evaluate(scalar, at);
        const [beside] = evaluate(grad(scalar, { value: true }), at);
        // A zero may change its sign (see `simplify`); NaN and infinities may not change at all.
        expect(Object.is(beside![0]! + 0, value![0]! + 0), `${name}, seed ${seed}`).toBe(true);
      }
    }
  });
});

// Tests of one file run in order.
it('these are at least 10 000 checks', () => expect(count).toBeGreaterThanOrEqual(10_000));

/** All equations of a program and of its gradient (a scatterAdd occurs only there). */
function withDerivatives(p: Program): Program['equations'] {
  return [...p.equations, ...grad(weighted(p, ones(p))).equations];
}

function ones(p: Program): Float64Array {
  return new Float64Array(sizeOf(shapeOf(p, p.outputs[0]!))).fill(1);
}
