import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Compiled, compile, grad, jvp, lossProgram, type Program, sizeOf } from '@crease/tensor';
import { largeNetwork } from './largeNetwork.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What a gradient and a Hessian-vector product keep, traced and compiled, after a run of each. */
export interface Memory {
  readonly parameters: number;
  readonly equations: number;
  /** The numbers of all values of both programs together. */
  readonly elements: number;
  /** Bytes of objects and arrays. */
  readonly bytes: number;
}

/** Bytes in use after all that is not needed has been given back. */
function bytesInUse(): number {
  for (let k = 0; k < 3; k++) collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The memory of the programs of a network with these widths. */
export function memoryOf(widths: readonly number[], samples: number): Memory {
  const { model, data } = largeNetwork(widths, samples);
  const loss = lossProgram(model, data, 'half-mse');
  const before = bytesInUse();
  const gradient = grad(loss);
  const programs: readonly Program[] = [gradient, jvp(gradient, { wrt: [0] })];
  const kept: readonly Compiled[] = programs.map((p) => compile(p, { mode: 'loops' }));
  for (const code of kept)
    code.run(
      code.program.inputs.map(() => model.theta),
      code.allocate(),
    );
  const bytes = bytesInUse() - before;
  const equations = kept.flatMap(({ program }) => program.equations);
  return {
    parameters: model.theta.length,
    equations: equations.length,
    elements: equations.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    bytes,
  };
}
