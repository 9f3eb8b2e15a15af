import { activations, hasFinitelyManyPieces } from '@crease/tensor';

/** The names of the activations with finitely many pieces, which figures draw and read one by one. */
export const finiteActivations: readonly string[] = Object.keys(activations).filter((name) =>
  hasFinitelyManyPieces(activations[name]!.make(activations[name]!.parameters)),
);
