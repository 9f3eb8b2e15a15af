import { activation, type Equation, type Program, type Shape, shapeOf, sizeOf } from '@crease/tensor';

const relu = activation('relu');

/**
 * The program with further equations that no output needs, in which the ties of its maxima are kinks of a ReLU.
 *
 * For each candidate of a maximum but the first, the pre-activation is the candidate minus the largest of the others: it
 * changes its sign where the candidate becomes the largest one. So what finds kinks finds ties. A tie of two candidates
 * neither of which is the first is found for both.
 */
export function tiesAsKinks(program: Program): Program {
  const added: Equation[] = [];
  const emit = (equation: Equation): number =>
    program.inputs.length + program.equations.length + added.push(equation) - 1;
  for (const e of program.equations) {
    if (e.primitive !== 'reduceMax') continue;
    const [windows] = e.inputs;
    const width = shapeOf(program, windows!).at(-1)!;
    if (width === 1) continue;
    const shape: Shape = [...e.shape, width - 1];
    const { own, others } = candidateTables(sizeOf(e.shape), width);
    const { scope } = e;
    const pick = (indices: Int32Array, picked: Shape): number =>
      emit({ primitive: 'gather', inputs: [windows!], parameters: { indices, shape: picked }, shape: picked, scope });
    const candidate = pick(own, shape);
    const rest = pick(others, [...shape, width - 1]);
    const largest = emit({ primitive: 'reduceMax', inputs: [rest], parameters: {}, shape, scope });
    const lead = emit({ primitive: 'sub', inputs: [candidate, largest], parameters: {}, shape, scope });
    emit({ primitive: 'map', inputs: [lead], parameters: { function: relu }, shape, scope });
  }
  return added.length === 0 ? program : { ...program, equations: [...program.equations, ...added] };
}

/** The places of every candidate but the first of each window, and for each of them those of all others. */
function candidateTables(windows: number, width: number): { own: Int32Array; others: Int32Array } {
  const own: number[] = [];
  const others: number[] = [];
  for (let n = 0; n < windows; n++)
    for (let j = 1; j < width; j++) {
      own.push(n * width + j);
      for (let k = 0; k < width; k++) if (k !== j) others.push(n * width + k);
    }
  return { own: Int32Array.from(own), others: Int32Array.from(others) };
}
