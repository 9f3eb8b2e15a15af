import { activationKind, denseKind, type Model, readModelWith } from '@crease/tensor';

/** The network of a `crease-model/1` document with dense and activation layers: the only ones that a demo then loads. */
export function denseModel(document: object): Model {
  return readModelWith({ dense: denseKind, activation: activationKind }, document);
}
