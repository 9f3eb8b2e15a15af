import { type Model, sizeOf } from '@crease/tensor';

/** The components of θ that hold a parameter, or `undefined` if the layer has no such parameter. */
export function placesOf(model: Model, layer: number, name: string): readonly number[] | undefined {
  const source = model.sources[layer]!.get(name);
  const entry = model.layout.entries.find((e) => e.name === source);
  return entry && Array.from({ length: sizeOf(entry.shape) }, (_, k) => entry.offset + k);
}
