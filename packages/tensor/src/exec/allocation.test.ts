import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { paperLoss, paperStart } from '../../../../tests/support/scalarModels.js';
import { grad } from '../passes/grad.js';
import { jvp } from '../passes/jvp.js';
import { compile } from './compile.js';
import type { CompiledMode } from './compiled.js';

/** Bytes allocated in this isolate since it began; what is in use where the engine does not count. */
function allocatedBytes(): number {
  const statistics = getHeapStatistics() as { total_allocated_bytes?: number; used_heap_size: number };
  return statistics.total_allocated_bytes ?? statistics.used_heap_size;
}

const calls = 100_000;

describe('a compiled program', () => {
  const gradient = grad(paperLoss());
  const programs = { gradient, 'Hessian times vector': jvp(gradient, { wrt: [0] }) };
  const modes: CompiledMode[] = ['scalars', 'loops'];
  const cases = Object.entries(programs).flatMap(([name, program]) => modes.map((mode) => ({ name, mode, program })));

  it.for(cases)('allocates nothing per call: $name, $mode', ({ program, mode }) => {
    const code = compile(program, { mode });
    const outputs = code.allocate();
    const inputs = program.inputs.map(() => Float64Array.from(paperStart));
    const run = (): void => {
      for (let k = 0; k < calls; k++) code.run(inputs, outputs);
    };
    // The engine itself allocates while it compiles the code and notes types: the quietest of several times counts.
    const bytes = Array.from({ length: 4 }, () => {
      const before = allocatedBytes();
      run();
      return allocatedBytes() - before;
    });
    // The smallest object has 8 bytes.
    expect(Math.min(...bytes)).toBeLessThan(8 * calls);
  });
});
