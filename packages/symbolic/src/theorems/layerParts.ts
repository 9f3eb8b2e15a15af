import { type Model, type Program, sizeOf } from '@crease/tensor';

/** The components of θ that hold a parameter, or `undefined` if the layer has no such parameter. */
export function placesOf(model: Model, layer: number, name: string): readonly number[] | undefined {
  const source = model.sources[layer]!.get(name);
  const entry = model.layout.entries.find((e) => e.name === source);
  return entry && Array.from({ length: sizeOf(entry.shape) }, (_, k) => entry.offset + k);
}

/** True if more than one layer reads a parameter of these layers. */
export function isShared(model: Model, layers: readonly number[]): boolean {
  const own = layers.flatMap((layer) => [...model.sources[layer]!.values()]);
  const all = model.sources.flatMap((sources) => [...sources.values()]);
  return own.some((source) => all.filter((other) => other === source).length > 1);
}

/** The last value that a layer makes. */
export function lastValueOf(program: Program, layer: number): number {
  return program.inputs.length + program.equations.findLastIndex((e) => e.scope === `layers/${layer}`);
}

/** The first value, other than θ, that a layer takes from outside. */
export function readBy(program: Program, layer: number): number {
  const own = program.equations.filter((e) => e.scope === `layers/${layer}`);
  const start = program.inputs.length + program.equations.indexOf(own[0]!);
  return own.flatMap((e) => e.inputs).find((id) => id > 0 && id < start)!;
}

/** True if a value depends on another one, which comes before it. */
export function dependsOn(program: Program, id: number, other: number): boolean {
  const depends = Array.from({ length: id + 1 }, (_, k) => k === other);
  for (let k = program.inputs.length; k <= id; k++)
    depends[k] ||= program.equations[k - program.inputs.length]!.inputs.some((input) => depends[input]);
  return depends[id]!;
}
