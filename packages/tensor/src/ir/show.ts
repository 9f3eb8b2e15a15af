import type { Equation, Program } from './program.js';
import { showShape, sizeOf } from './shape.js';

/**
 * The program as text, one equation a line: `v3[2, 4] = matmul transposeB (v0, v1)  # layers/0`.
 *
 * For reading and for tests; the format is not parsed back.
 */
export function show(program: Program): string {
  const name = (id: number): string => program.inputs[id]?.name ?? `v${id - program.inputs.length}`;
  const lines = [`inputs ${program.inputs.map((i) => `${i.name}${showShape(i.shape)}`).join(', ')}`];
  for (const [k, e] of program.equations.entries()) {
    const scope = e.scope === '' ? '' : `  # ${e.scope}`;
    const inputs = e.inputs.length === 0 ? '' : ` (${e.inputs.map(name).join(', ')})`;
    lines.push(`v${k}${showShape(e.shape)} = ${e.primitive}${showParameters(e)}${inputs}${scope}`);
  }
  lines.push(`return ${program.outputs.map(name).join(', ')}`);
  return lines.join('\n');
}

function showParameters(e: Equation): string {
  switch (e.primitive) {
    case 'constant':
      return sizeOf(e.shape) <= 4 ? ` ${Array.from(e.parameters.values).join(' ')}` : ' …';
    case 'scale':
      return ` ${e.parameters.numerator}/${e.parameters.denominator}`;
    case 'map':
      return ` ${e.parameters.function.name}${e.parameters.germs === undefined ? '' : ' (fixed pieces)'}`;
    case 'matmul':
      return `${e.parameters.transposeA ? ' transposeA' : ''}${e.parameters.transposeB ? ' transposeB' : ''}`;
    case 'sum':
    case 'broadcast':
      return ` axes ${showShape(e.parameters.axes)}`;
    case 'transpose':
      return ` ${showShape(e.parameters.permutation)}`;
    case 'inverseRms':
      return ` epsilon ${e.parameters.epsilon}`;
    case 'slice':
      return ` from ${e.parameters.offset}`;
    case 'assemble':
      return ` at ${showShape(e.parameters.offsets)}`;
    default:
      return '';
  }
}
