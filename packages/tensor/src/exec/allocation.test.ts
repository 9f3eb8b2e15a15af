import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import type { Program } from '../ir/program.js';
import { trace } from '../ir/trace.js';
import { dense } from '../nn/layers/dense.js';
import { add, apply, mul } from '../ops/arithmetic.js';
import { matmul, reshape, slice } from '../ops/linear.js';
import { logSumExp, max, sum } from '../ops/reduce.js';
import { grad } from '../passes/grad.js';
import { jvp } from '../passes/jvp.js';
import { activation, activations } from '../scalar/activation.js';
import { hasFinitelyManyPieces } from '../scalar/piecewise.js';
import { compile } from './compile.js';
import type { CompiledMode } from './compiled.js';

/** Bytes allocated in this isolate since it began; what is in use where the engine does not count. */
function allocatedBytes(): number {
  const statistics = getHeapStatistics() as { total_allocated_bytes?: number; used_heap_size: number };
  return statistics.total_allocated_bytes ?? statistics.used_heap_size;
}

const calls = 100_000;
/** In bytes. */
const smallestObject = 8;

interface Variant {
  readonly lanes: number;
  /** How large the numbers of θ are: far out kernels take other ways. */
  readonly size: number;
}

const usual: Variant = { lanes: 1, size: 1 };
const variants: readonly Variant[] = [usual, { lanes: 1, size: 700 }, { lanes: 3, size: 1 }];

/** Bytes per call of a compiled program, in the quietest of several times: the engine itself allocates while it compiles. */
function bytesPerCall(program: Program, mode: CompiledMode, { lanes, size }: Variant): number {
  const code = compile(program, { mode, lanes });
  const outputs = code.allocate();
  const theta = Float64Array.from(
    { length: program.inputs[0]!.shape[0]! * lanes },
    (_, k) => size * (0.3 + (k % 7) / 5) * (-1) ** k,
  );
  const inputs = program.inputs.map(() => theta);
  const run = (times: number): void => {
    for (let k = 0; k < times; k++) code.run(inputs, outputs);
  };
  run(calls / 5);
  let fewest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 20 && fewest >= smallestObject; tries++) {
    const before = allocatedBytes();
    run(calls);
    fewest = Math.min(fewest, (allocatedBytes() - before) / calls);
  }
  return fewest;
}

/** The sum of activations, each of its own two parameters. */
const sumOf = (names: readonly string[]): Program =>
  trace({ theta: [2 * names.length] }, ({ theta }) =>
    names.map((name, k) => sum(apply(activation(name), slice(theta, 2 * k, [2])))).reduce(add),
  );
const names = Object.keys(activations);
const repeating = names.filter((name) => !hasFinitelyManyPieces(activation(name)));
const network = trace({ theta: [12] }, ({ theta }) => {
  const hidden = apply(activation('tanh'), dense(slice(theta, 0, [4, 1]), slice(theta, 4, [4, 1])));
  return sum(apply(activation('tanh'), dense(hidden, slice(theta, 8, [1, 4]))));
});
const rows = trace({ theta: [12] }, ({ theta }) => {
  const table = reshape(theta, [4, 3]);
  return sum(mul(max(table), logSumExp(table)));
});

describe('a compiled program', () => {
  const losses = [
    { name: "the paper's loss", loss: paperLoss(), among: [usual] },
    { name: 'every activation', loss: sumOf(names), among: variants },
    // Not of all: angles of this size are reduced with big integers.
    { name: 'functions that repeat', loss: sumOf(repeating), among: [{ lanes: 3, size: 1e15 }] },
    { name: 'a tanh network', loss: network, among: [usual] },
    { name: 'operations on rows', loss: rows, among: [usual] },
  ];
  const cases = losses.flatMap(({ name, loss, among }) => {
    const gradient = grad(loss);
    const orders = { value: loss, gradient, 'Hessian times vector': jvp(gradient, { wrt: [0] }) };
    return Object.entries(orders).flatMap(([order, program]) =>
      (['scalars', 'loops', 'blocks'] as const).flatMap((mode) =>
        among.map((variant) => ({ name, order, mode, program, ...variant })),
      ),
    );
  });

  it.for(cases)('allocates nothing per call: $order of $name, $mode, $lanes lanes, size $size', (c) => {
    expect(bytesPerCall(c.program, c.mode, c)).toBeLessThan(smallestObject);
  });

  it('allocates nothing per call: a product whose factors are packed, with strips that are not full', () => {
    const product = trace({ theta: [548] }, ({ theta }) =>
      matmul(slice(theta, 0, [5, 64]), slice(theta, 100, [64, 7])),
    );
    expect(bytesPerCall(product, 'loops', { lanes: 1, size: 1 })).toBeLessThan(smallestObject);
  });
});
