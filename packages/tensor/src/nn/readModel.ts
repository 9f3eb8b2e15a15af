import type { Tensors } from './documentReader.js';
import type { LayerKind } from './layer.js';
import { layerKinds } from './layers/registry.js';
import { type Model, readModelWith } from './model.js';

/** Options of `readModel`. */
export interface ReadModelOptions {
  /** The tensors of the document's `weights` file, by name; a text in place of an array names one of them. */
  readonly tensors?: Tensors;
  /**
   * Kinds of layers of your own, by their type in the document, beside those of `layerKinds`; of two with the same type
   * yours counts.
   */
  readonly kinds?: Readonly<Record<string, LayerKind>>;
}

/**
 * The network that a parsed `crease-model/1` document describes.
 *
 * @param document what `JSON.parse` returned; neither it nor the tensors are modified
 * @throws FormatError that names the place in the document; UnsupportedError for what this version does not have;
 *   UsageError if the document has a `weights` file and no tensors are given
 *
 * @example
 * const layers = [{ type: 'dense', weight: [[1, 2]], bias: null }, { type: 'activation', name: 'elu', alpha: 2 }];
 * const model = readModel({ format: 'crease-model/1', input: [2], layers });
 * [model.theta, model.layout.entries[0]!.name]; // [Float64Array(2) [1, 2], 'layers/0/weight']
 */
export function readModel(document: unknown, { tensors, kinds }: ReadModelOptions = {}): Model {
  return readModelWith({ ...layerKinds, ...kinds }, document, tensors);
}
