import {
  activation,
  activations,
  add,
  apply,
  broadcastTo,
  concat,
  constant,
  type FiniteFunction,
  gather,
  hasFinitelyManyPieces,
  logSumExp,
  matmul,
  mul,
  neg,
  type Program,
  polynomialDegree,
  reshape,
  scale,
  slice,
  sub,
  sum,
  trace,
  transpose,
  type Value,
} from '@crease/tensor';
import { numbers } from './seeded.ts';

// Those with finitely many pieces: provers read all of them. The others have tests of their own.
const finite = Object.keys(activations).flatMap((name) => {
  const f = activation(name);
  return hasFinitelyManyPieces(f) ? [{ name, f }] : [];
});
const namesOf = (isAllowed: (f: FiniteFunction) => boolean): readonly string[] =>
  finite.filter(({ f }) => isAllowed(f)).map(({ name }) => name);

/**
 * What a random program may contain: everything; only what is analytic everywhere; or only what is a polynomial on each
 * piece, so that its values at rational points are rational.
 */
export type ProgramKind = 'any' | 'smooth' | 'piecewise polynomial';

const allowed: Readonly<Record<ProgramKind, readonly string[]>> = {
  any: namesOf(() => true),
  smooth: namesOf(({ breaks }) => breaks.length === 0),
  'piecewise polynomial': namesOf(({ pieces }) => pieces.every((p) => polynomialDegree(p) !== undefined)),
};

/** A random program of two inputs that uses every primitive sooner or later; the last step sums to a scalar. */
export function randomProgram(random: () => number, steps: number, kind: ProgramKind = 'any'): Program {
  const pick = (n: number): number => Math.floor(random() * n);
  const size = 2 + pick(4);
  const smooth = kind === 'smooth';
  const ownNames = allowed[kind];
  const bend = activation(kind === 'piecewise polynomial' ? 'hardSwish' : 'tanh');
  const gate = activation(kind === 'piecewise polynomial' ? 'hardTanh' : 'sigmoid');
  return trace({ theta: [size], phi: [2, 3] }, ({ theta, phi }) => {
    const pool: Value[] = [theta, phi];
    const any = (): Value => pool[pick(pool.length)]!;
    const elements = (v: Value): number => v.shape.reduce((a, b) => a * b, 1);
    const matrix = (v: Value): Value => (v.shape.length === 2 ? v : reshape(v, [1, elements(v)]));
    const steppers: (() => Value)[] = [
      () => apply(activation(ownNames[pick(ownNames.length)]!), any()),
      () => apply(bend, any()),
      () => {
        const a = any();
        return [add, sub, mul][pick(3)]!(a, broadcastTo(sum(any()), a.shape));
      },
      () => {
        const a = any();
        return [add, sub, mul][pick(3)]!(a, apply(gate, a));
      },
      () => neg(any()),
      () => scale(any(), 1 + pick(3), 1 + pick(7)),
      () => {
        const a = matrix(any());
        return scale(matmul(a, a, { transposeB: true }), 1, 4);
      },
      () => {
        const a = matrix(any());
        return scale(matmul(a, a, { transposeA: true }), 1, 4);
      },
      () => {
        const a = matrix(any());
        const b = constant(a, numbers(random, 2 * a.shape[1]!), [a.shape[1]!, 2]);
        return matmul(a, b);
      },
      () => transpose(matrix(any())),
      () => {
        const a = matrix(any());
        return sum(a, [pick(2)]);
      },
      ...(kind === 'piecewise polynomial'
        ? []
        : [
            () => logSumExp(matrix(any())),
            () => {
              const a = matrix(any());
              return a.builder.emit('inverseRms', [a], { epsilon: 0.5 });
            },
          ]),
      ...(smooth
        ? []
        : [
            () => {
              const a = matrix(any());
              return a.builder.emit('reduceMax', [a], {});
            },
          ]),
      () => {
        const a = matrix(any());
        const stack = reshape(concat([a, a]), [2, ...a.shape]);
        return scale(matmul(stack, stack, { transposeB: true }), 1, 4);
      },
      () => {
        const a = any();
        const offset = pick(elements(a));
        return slice(a, offset, [elements(a) - offset]);
      },
      () => concat([any(), any()]),
      () => {
        const a = any();
        return gather(
          a,
          Array.from({ length: 4 }, () => pick(elements(a))),
          [2, 2],
        );
      },
    ];
    for (let k = 0; k < steps; k++) {
      const next = steppers[pick(steppers.length)]!();
      if (elements(next) <= 40) pool.push(next);
    }
    return pool.map((v) => sum(v)).reduce((a, b) => add(a, b));
  });
}
