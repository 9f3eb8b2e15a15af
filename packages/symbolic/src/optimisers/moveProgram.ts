import { moved, type Optimiser, type Program, type StepParameters, trace, type Value } from '@crease/tensor';

/**
 * One move of an optimiser for a network with one parameter, of a normalised move with two: inputs `theta`, the slots, the clocks (the powers at this
 * step), `gradient` and `eta`; output the component that the move replaces.
 *
 * All other moves work element by element, so this program says what they do in any dimension.
 */
export function moveProgram(optimiser: Optimiser, index: number, parameters: StepParameters): Program {
  const vector = [optimiser.moves[index]!.kind === 'normalised' ? 2 : 1];
  const shapes: Record<string, readonly number[]> = { theta: vector };
  for (const slot of Object.keys(optimiser.slots)) shapes[slot] = vector;
  for (const clock of Object.keys(optimiser.clocks)) shapes[clock] = [];
  shapes.gradient = vector;
  shapes.eta = [];
  return trace(shapes, (values: Readonly<Record<string, Value>>) => moved(optimiser.moves[index]!, values, parameters));
}
