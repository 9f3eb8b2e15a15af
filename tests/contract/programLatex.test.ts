import { programLatex } from '@crease/symbolic';
import { activation, apply, evaluate, grad, mul, scale, slice, sub, sum, trace } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { readLatex } from '../support/readLatex.ts';
import { joined } from './joined.ts';
import { primitiveSamples } from './primitiveSamples.ts';
import { type ProgramKind, randomProgram } from './randomProgram.ts';
import { numbers, seeded } from './seeded.ts';

/** Reads every formula of a program back and compares it with the run. */
function expectSameNumbers(program: ReturnType<typeof joined>, random: () => number): void {
  const point = numbers(random, program.inputs[0]!.shape[0]!, 1);
  const values = new Map([...point].map((v, k) => [`\\theta_{${k + 1}}`, v]));
  const reading = programLatex(program, [[...values.keys()]]);
  expect(reading.status).toBe('computed');
  if (reading.status !== 'computed') return;
  const doubles = evaluate(program, [point]).flatMap((list) => [...list]);
  for (const [k, formula] of reading.outputs.flat().entries()) {
    expect(formula).not.toContain('approx');
    const expected = doubles[k]!;
    if (Math.abs(expected) < 1e9)
      expect(Math.abs(readLatex(formula, values) - expected)).toBeLessThan(1e-7 * (1 + Math.abs(expected)));
  }
}

const samples = Object.entries(primitiveSamples).flatMap(([name, list]) =>
  list.map((program, k) => [`${name} ${k}`, program] as const),
);

describe('every primitive has a formula, and it means what the program computes', () => {
  test.each(samples)('%s', (_, program) => {
    expectSameNumbers(joined(program), seeded(3));
  });
});

describe('formulas of random programs, read back, give their values', () => {
  test.each(['any', 'smooth', 'piecewise polynomial'] as ProgramKind[])('%s', (kind) => {
    for (let seed = 0; seed < 8; seed++) {
      const random = seeded(seed);
      expectSameNumbers(joined(randomProgram(random, 2, kind)), random);
    }
  });
});

test('a loss and its gradient as one would write them', () => {
  const [relu, square] = [activation('relu'), activation('square')];
  const loss = trace({ theta: [2] }, ({ theta }) => {
    const f = mul(slice(theta, 1, []), apply(relu, slice(theta, 0, [])));
    return scale(apply(square, sub(1, f)), 1, 2);
  });
  expect(programLatex(loss)).toEqual({
    status: 'computed',
    outputs: [[String.raw`0.5\,\left(1 - \theta_{2}\,\operatorname{relu}\left(\theta_{1}\right)\right)^{2}`]],
  });
  const gradient = programLatex(grad(loss));
  expect(gradient).toMatchInlineSnapshot(`
    {
      "outputs": [
        [
          "-\\operatorname{relu'}\\left(\\theta_{1}\\right)\\,\\theta_{2}\\,\\left(1 - \\theta_{2}\\,\\operatorname{relu}\\left(\\theta_{1}\\right)\\right)",
          "-\\left(1 - \\theta_{2}\\,\\operatorname{relu}\\left(\\theta_{1}\\right)\\right)\\,\\operatorname{relu}\\left(\\theta_{1}\\right)",
        ],
      ],
      "status": "computed",
    }
  `);
  expect(programLatex(trace({ x: [] }, ({ x }) => sum(mul(x, 0)))).status).toBe('computed');
});
