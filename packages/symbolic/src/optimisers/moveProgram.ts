import { moved, type Optimiser, type Program, type StepParameters, trace, type Value } from '@crease/tensor';

/**
 * One move of an optimiser for a network with one parameter: inputs `theta`, the slots, the clocks (the powers at this
 * step), `gradient` and `eta`; output the component that the move replaces.
 *
 * All moves but the normalised one work element by element, so this program says what they do in any dimension.
 */
export function moveProgram(optimiser: Optimiser, index: number, parameters: StepParameters): Program {
  const shapes: Record<string, readonly number[]> = { theta: [1] };
  for (const slot of Object.keys(optimiser.slots)) shapes[slot] = [1];
  for (const clock of Object.keys(optimiser.clocks)) shapes[clock] = [];
  shapes.gradient = [1];
  shapes.eta = [];
  return trace(shapes, (values: Readonly<Record<string, Value>>) => moved(optimiser.moves[index]!, values, parameters));
}
