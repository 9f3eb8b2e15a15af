import type { Shape } from '../ir/shape.js';
import type { Value } from '../ir/value.js';
import type { LayerDocument } from './layerDocument.js';

/** A parameter that a layer brings along. */
export interface LayerParameter {
  /** The field of the model document: `weight`, `bias`; inside a layer made of layers also `layers/0/weight`. */
  readonly name: string;
  /** The place in the document whose numbers it is: `layers/2/weight`; that of another layer if it is tied to it. */
  readonly path: string;
  readonly shape: Shape;
  /** Row-major. */
  readonly values: Float64Array;
  /** False if the document freezes it: then it is a constant and no part of θ. */
  readonly isTrained: boolean;
}

/** A layer read from a model document: its parameters with their values, and what it computes. */
export interface Layer {
  readonly type: string;
  /** In the order in which θ holds them. */
  readonly parameters: readonly LayerParameter[];
  /** The shape of one output sample. */
  readonly output: Shape;
  /**
   * The output for a batch of shape [m, …input].
   *
   * @param parameter the traced value of a parameter of this layer, by name
   */
  readonly apply: (input: Value, parameter: (name: string) => Value) => Value;
}

/**
 * A kind of layer: how it is read from a model document, given the shape of one input sample.
 *
 * A new layer is one file with one such record and one line in `layerKinds`.
 */
export interface LayerKind {
  readonly read: (document: LayerDocument, input: Shape) => Layer;
}
