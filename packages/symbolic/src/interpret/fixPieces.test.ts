import { evaluate, grad, regions } from '@crease/tensor';
import { expect, test } from 'vitest';
import { randomTraining } from '../../../../tests/support/randomTraining.js';
import { fixPieces } from './fixPieces.js';

test('with some of the pieces that a point has, value and gradient there are the same', () => {
  let fixed = 0;
  for (let seed = 0; seed < 60; seed++) {
    const { program } = randomTraining(seed).problem;
    const theta = Float64Array.from(
      { length: program.inputs[0]!.shape[0]! },
      (_, k) => ((k * 7 + seed) % 11) / 4 - 1.2,
    );
    const { equations, pattern } = regions(program, [theta]);
    // Every second evaluation of every function that has kinks.
    const some = new Map(
      equations.map(({ equation }) => {
        const germs = [...pattern.get(equation)!.entries()].filter(([element]) => (element + seed) % 2 === 0);
        fixed += germs.length;
        return [equation, new Map(germs)] as const;
      }),
    );
    const part = fixPieces(program, some);
    expect(evaluate(part, [theta])).toEqual(evaluate(program, [theta]));
    const [own, whole] = [grad(part), grad(program)].map((p) => Array.from(evaluate(p, [theta])[0]!)) as [
      number[],
      number[],
    ];
    for (const [k, v] of own.entries()) expect(v).toBeCloseTo(whole[k]!, 12);
  }
  expect(fixed).toBeGreaterThan(50);
});
