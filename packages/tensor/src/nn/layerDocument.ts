import { UnsupportedError } from '../errors.js';
import { type Shape, showShape } from '../ir/shape.js';
import { DocumentReader, describe, type Tensors } from './documentReader.js';
import type { Layer, LayerParameter } from './layer.js';

/** Where the parameters of a layer come from, besides its own fields. */
export interface LayerOrigin {
  /** The place whose numbers its parameters are: its own, or that of the layer it is tied to. */
  readonly place: string;
  /** True if a layer around it is frozen. */
  readonly isFrozen: boolean;
  readonly tensors: Tensors | undefined;
  /** Reads the list of layers in a field, for layers that are made of layers. */
  readonly readLayers: (list: DocumentReader, input: Shape, origin: { place: string; isFrozen: boolean }) => Layer;
}

/** The document of one layer while it is read: it knows which of its parameters are trained, and whose they are. */
export class LayerDocument extends DocumentReader {
  readonly #origin: LayerOrigin;
  readonly #frozen: DocumentReader;
  /** The fields that were asked for: those that mean something for this kind of layer. */
  readonly #known = new Set<string>();

  constructor(value: unknown, path: string, origin: LayerOrigin) {
    super(value, path, origin.tensors);
    this.#origin = origin;
    this.#frozen = this.field('frozen');
  }

  override field(name: string): DocumentReader {
    this.#known.add(name);
    return super.field(name);
  }

  /**
   * Fails if there is a field that nobody has asked for: an option that this version does not have, or a name that is
   * not spelt right. The layer would be another one than its author means.
   *
   * @param fields what stands in the document for this layer
   */
  checkFields(fields: Readonly<Record<string, unknown>>): void {
    const known = new Set(['type', 'name', 'tied', ...this.#known]);
    for (const name of Object.keys(fields))
      if (!known.has(name))
        throw new UnsupportedError(
          `${this.path}: this layer has no field ${describe(name)}. Its fields: ${[...known].join(', ')}.`,
        );
  }

  /** The parameter in a field that must be there. */
  parameter(name: string, rank: number): LayerParameter {
    const path = `${this.#origin.place}/${name}`;
    return { name, path, isTrained: !this.#isFrozen, ...this.field(name).numbers(rank) };
  }

  /** The parameter in a field that may be missing or null. */
  optionalParameter(name: string, rank: number): LayerParameter | undefined {
    const field = this.field(name);
    return field.isMissing || field.value === null ? undefined : this.parameter(name, rank);
  }

  /** Fails unless samples have this many axes; `axes` names them. */
  checkInput(input: Shape, axes: readonly string[]): void {
    if (input.length !== axes.length)
      this.fail(`takes samples of shape [${axes.join(', ')}], but its input has shape ${showShape(input)}`);
  }

  /** Fails unless the size of a parameter along an axis is `expected`. */
  checkSize(parameter: LayerParameter, axis: number, expected: number, reason: string): void {
    if (parameter.shape[axis] !== expected)
      this.field(parameter.name).fail(
        `has shape ${showShape(parameter.shape)}, but axis ${axis} must have ${expected} entries: ${reason}`,
      );
  }

  /** The vector in a field that may be missing or null; it must have `length` entries. */
  optionalVector(name: string, length: number, reason: string): LayerParameter | undefined {
    const vector = this.optionalParameter(name, 1);
    if (vector !== undefined && vector.shape[0] !== length)
      this.field(name).fail(`has ${vector.shape[0]} entries, ${reason}`);
    return vector;
  }

  /** How many windows fit along each spatial axis; fails where none does. */
  windowCounts(spatial: Shape, size: Shape, stride: Shape, padding: Shape): Shape {
    const padded = spatial.map((d, k) => d + 2 * padding[k]!);
    this.checkRoom(padded);
    const counts = padded.map((d, k) => Math.floor((d - size[k]!) / stride[k]!) + 1);
    if (counts.some((n) => n < 1))
      this.fail(
        `a window of ${showShape(size)} does not fit into ${showShape(spatial)} with padding ${showShape(padding)}`,
      );
    return counts;
  }

  /** The list of layers in a field, one after the other, as one layer. Its parameters are named from here. */
  layers(name: string, input: Shape): Layer {
    const place = `${this.#origin.place}/${name}`;
    return this.#origin.readLayers(this.field(name), input, { place, isFrozen: this.#isFrozen });
  }

  /** The layer with the parameters fixed whose names are listed under "frozen"; fails for a name that it has not. */
  frozen(layer: Layer): Layer {
    const names = this.#frozenNames;
    for (const [k, name] of names.entries())
      if (!layer.parameters.some((p) => p.name === name))
        this.#frozen.items()[k]!.fail(`"${name}" is not a parameter of this layer`);
    const parameters = layer.parameters.map((p) => (names.includes(p.name) ? { ...p, isTrained: false } : p));
    return { ...layer, parameters };
  }

  get #isFrozen(): boolean {
    return this.#origin.isFrozen || this.#frozen.value === true;
  }

  get #frozenNames(): readonly string[] {
    const { value, isMissing } = this.#frozen;
    return isMissing || typeof value === 'boolean' ? [] : this.#frozen.items().map((item) => item.text());
  }
}
