import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { paperLoss, paperStart } from '../../../../tests/support/scalarModels.js';
import type { Program } from '../ir/program.js';
import { trace } from '../ir/trace.js';
import { dense } from '../nn/layers/dense.js';
import { add, apply } from '../ops/arithmetic.js';
import { slice } from '../ops/linear.js';
import { sum } from '../ops/reduce.js';
import { grad } from '../passes/grad.js';
import { jvp } from '../passes/jvp.js';
import { activation, activations } from '../scalar/activation.js';
import type { Expression } from '../scalar/expression.js';
import { compile } from './compile.js';
import type { CompiledMode } from './compiled.js';

/** Bytes allocated in this isolate since it began; what is in use where the engine does not count. */
function allocatedBytes(): number {
  const statistics = getHeapStatistics() as { total_allocated_bytes?: number; used_heap_size: number };
  return statistics.total_allocated_bytes ?? statistics.used_heap_size;
}

const calls = 100_000;

/** Bytes per call of a compiled program, in the quietest of several times: the engine itself allocates while it compiles. */
function bytesPerCall(program: Program, mode: CompiledMode): number {
  const code = compile(program, { mode });
  const outputs = code.allocate();
  const theta = Float64Array.from({ length: program.inputs[0]!.shape[0]! }, (_, k) => paperStart[k % 2]! * (-1) ** k);
  const inputs = program.inputs.map(() => theta);
  const run = (): void => {
    for (let k = 0; k < calls; k++) code.run(inputs, outputs);
  };
  const bytes = Array.from({ length: 3 }, () => {
    const before = allocatedBytes();
    run();
    return allocatedBytes() - before;
  });
  return Math.min(...bytes) / calls;
}

/** The sum of some activations, each of its own two parameters. */
function sumOf(names: readonly string[]): Program {
  return trace({ theta: [2 * names.length] }, ({ theta }) =>
    names.map((name, k) => sum(apply(activation(name), slice(theta, 2 * k, [2])))).reduce(add),
  );
}

const names = Object.keys(activations);
const callsAtom = (e: Expression): boolean => JSON.stringify(e).includes('"atom"');
const arithmetic = names.filter((name) => !activation(name).pieces.some(callsAtom));
// The kernels of the others are so long that engines do not inline them even in a loop of their own.
const inlined = names.filter((name) => !/softplus|logSigmoid|mish|^gelu$|^sin$|^cos$|snake/i.test(name));

describe('a compiled program', () => {
  const ofPaper = grad(paperLoss());
  const pieces = grad(sumOf(arithmetic));
  const kernels = grad(sumOf(inlined));
  const orders = (name: string, gradient: Program): Record<string, Program> => ({
    [`gradient of ${name}`]: gradient,
    [`Hessian times vector of ${name}`]: jvp(gradient, { wrt: [0] }),
  });
  const network = trace({ theta: [12] }, ({ theta }) => {
    const hidden = apply(activation('tanh'), dense(slice(theta, 0, [4, 1]), slice(theta, 4, [4, 1])));
    return sum(apply(activation('tanh'), dense(hidden, slice(theta, 8, [1, 4]))));
  });
  const anyMode = { ...orders("the paper's loss", ofPaper), ...orders('every activation without kernels', pieces) };
  const cases = [
    ...Object.entries(anyMode).flatMap(([name, program]) =>
      (['scalars', 'loops', 'blocks'] as const).map((mode) => ({ name, mode, program })),
    ),
    ...Object.entries(orders('a tanh network', grad(network))).flatMap(([name, program]) =>
      (['loops', 'blocks'] as const).map((mode) => ({ name, mode, program })),
    ),
    ...Object.entries(orders('activations with kernels', kernels)).map(([name, program]) => ({
      ...{ name, program },
      mode: 'blocks' as const,
    })),
  ];

  it.for(cases)('allocates nothing per call: $name, $mode', ({ program, mode }) => {
    // The smallest object has 8 bytes.
    expect(bytesPerCall(program, mode)).toBeLessThan(8);
  });
});
