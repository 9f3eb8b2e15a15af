import {
  activation,
  add,
  apply,
  constant,
  matmul,
  type Program,
  type RandomStream,
  randomInteger,
  randomStream,
  reshape,
  scale,
  slice,
  sub,
  sum,
  trace,
} from '@crease/tensor';
import { expect, test } from 'vitest';
import { stripZeroRoot } from '../algebra/polynomial.js';
import { polynomialText } from '../algebra/polynomialText.js';
import { patternSpectrum } from '../certificates/patternSpectrum.js';

/** f_i = c + Σ_j v_j ⟨w_j, ξ_ij⟩ with arbitrary vectors ξ_ij, in a mean of squares. */
interface Bilinear {
  /** For each unit the vectors of all samples. */
  readonly vectors: readonly (readonly (readonly number[])[])[];
  readonly targets: readonly number[];
  readonly hasBias: boolean;
}

function program({ vectors, targets, hasBias }: Bilinear): Program {
  const [units, samples, width] = [vectors.length, targets.length, vectors[0]![0]!.length];
  return trace({ theta: [units * (width + 1) + (hasBias ? 1 : 0)] }, ({ theta }) => {
    const terms = vectors.map((rows, j) => {
      const w = slice(theta, j * (width + 1), [width, 1]);
      const v = slice(theta, j * (width + 1) + width, [1, 1]);
      return matmul(matmul(constant(theta, rows.flat(), [samples, width]), w), v);
    });
    const output = terms.reduce((a, b) => add(a, b));
    const whole = hasBias ? add(output, slice(theta, units * (width + 1), [1])) : output;
    const residual = sub(reshape(whole, [samples]), constant(theta, targets, [samples]));
    return scale(sum(apply(activation('square'), residual)), 1, samples);
  });
}

/** Vectors that are random, sparse, zero, or add up to 0 over the samples for all units or for some. */
function randomBilinear(stream: RandomStream): Bilinear {
  const [units, samples, width] = [
    1 + randomInteger(stream, 3),
    1 + randomInteger(stream, 3),
    1 + randomInteger(stream, 2),
  ];
  const isSparse = randomInteger(stream, 3) === 0;
  const balanced = randomInteger(stream, 3);
  const entry = (): number => (isSparse && randomInteger(stream, 2) === 0 ? 0 : randomInteger(stream, 7) - 3);
  const vectors = Array.from({ length: units }, () => {
    const rows = Array.from({ length: samples }, () => Array.from({ length: width }, entry));
    if (balanced === 0 || (balanced === 1 && randomInteger(stream, 2) === 0))
      rows[0] = rows[0]!.map((_, k) => -rows.slice(1).reduce((total, row) => total + row[k]!, 0) + 0);
    return rows;
  });
  const targets = Array.from({ length: samples }, () => randomInteger(stream, 7) - 3);
  return { vectors, targets, hasBias: randomInteger(stream, 4) > 0 };
}

test('one bilinear layer: 1/2 is exceptional exactly if an output bias is alone', () => {
  const answers = new Map<string, number>();
  for (let trial = 0; trial < 1000; trial++) {
    const bilinear = randomBilinear(randomStream('bilinear', trial));
    const own = program(bilinear);
    const { gcd } = patternSpectrum(own, own.inputs[0]!.shape[0]!);
    const isAlone = bilinear.vectors.every((rows) =>
      rows[0]!.every((_, k) => rows.reduce((total, row) => total + row[k]!, 0) === 0),
    );
    const expected = bilinear.hasBias && isAlone ? 'x - 2' : '1';
    const found = polynomialText(stripZeroRoot(gcd).polynomial);
    if (found !== expected) expect({ bilinear, found }).toEqual({ bilinear, found: expected });
    answers.set(found, (answers.get(found) ?? 0) + 1);
  }
  // Both answers occur often.
  expect(answers.get('x - 2')).toBeGreaterThan(200);
  expect(answers.get('1')).toBeGreaterThan(200);
});
