import { encloseProgram, evaluateExactly, interval, isTotalProgram, kinkEquations, rational } from '@crease/symbolic';
import { grad, hasFinitelyManyPieces, jvp, type Program, regions, trace } from '@crease/tensor';
import { type Operation, toScalar } from './operations.ts';

/** What can be done with an operation, found out by doing it. */
export interface Readings {
  readonly primitives: readonly string[];
  readonly forward: boolean;
  readonly reverse: boolean;
  readonly second: boolean;
  /** It has kinks, so its regions are told. */
  readonly kinks: boolean;
  readonly interval: boolean;
  readonly exact: boolean;
  /** Its pieces are finitely many and analytic everywhere: structure theorems and hulls apply. */
  readonly total: boolean;
}

const point = Float64Array.of(0.5, -0.25, 1, 2, -1.5, 0.75);

/** Traces, differentiates and reads the example of an operation at a point; a refusal counts as no. */
export function readingsOf({ example }: Operation): Readings {
  const program: Program = trace({ a: [2, 3] }, ({ a }) => toScalar(example(a)));
  const alone = trace({ a: [2, 3] }, ({ a }) => example(a));
  const works = (body: () => unknown): boolean => {
    try {
      return (body() as { readonly status?: string }).status !== 'undecided';
    } catch {
      return false;
    }
  };
  return {
    primitives: [...new Set(alone.equations.map(({ primitive }) => primitive))],
    forward: works(() => jvp(program, { wrt: [0] })),
    reverse: works(() => grad(program)),
    second: works(() => jvp(grad(program), { wrt: [0] })),
    kinks:
      works(() => regions(alone, [point])) && kinkEquations(alone).some(({ smoothness }) => smoothness !== 'removable'),
    interval: works(() => encloseProgram(program, [Array.from(point, (v) => interval(v - 0.125, v + 0.125))])),
    exact: works(() => evaluateExactly(program, [Array.from(point, (v) => rational(v * 4, 4))])),
    total:
      isTotalProgram(program) &&
      program.equations.every((e) => e.primitive !== 'map' || hasFinitelyManyPieces(e.parameters.function)),
  };
}
