import { type Program, prune, shapeOf } from '@crease/tensor';

/**
 * The program in which some values have become further inputs, in the given order: what is computed from them is now a
 * function of θ and of these new variables.
 *
 * @param ids     values to cut at
 * @param outputs values to return, by their ids in `program`; an output that is cut returns the new input
 */
export function cutAt(program: Program, ids: readonly number[], outputs: readonly number[]): Program {
  const first = program.inputs.length;
  const inputs = [...program.inputs, ...ids.map((id) => ({ name: `value ${id}`, shape: shapeOf(program, id) }))];
  const place = (id: number): number => {
    const cut = ids.indexOf(id);
    if (cut !== -1) return first + cut;
    return id < first ? id : id + ids.length;
  };
  const equations = program.equations.map((e) => ({ ...e, inputs: e.inputs.map(place) }) as typeof e);
  return prune({ inputs, equations, outputs: outputs.map(place) });
}
