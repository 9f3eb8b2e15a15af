import type { Shape } from '../ir/shape.js';
import { DocumentReader, type Tensors } from './documentReader.js';
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

  constructor(value: unknown, path: string, origin: LayerOrigin) {
    super(value, path, origin.tensors);
    this.#origin = origin;
    this.#frozen = this.field('frozen');
  }

  /** The parameter in a field that must be there. */
  parameter(name: string, rank: number): LayerParameter {
    const isTrained = !this.#isFrozen && !this.#frozenNames.includes(name);
    return { name, path: `${this.#origin.place}/${name}`, isTrained, ...this.field(name).numbers(rank) };
  }

  /** The parameter in a field that may be missing or null. */
  optionalParameter(name: string, rank: number): LayerParameter | undefined {
    const field = this.field(name);
    return field.isMissing || field.value === null ? undefined : this.parameter(name, rank);
  }

  /** The vector in a field that may be missing or null; it must have `length` entries. */
  optionalVector(name: string, length: number, reason: string): LayerParameter | undefined {
    const vector = this.optionalParameter(name, 1);
    if (vector !== undefined && vector.shape[0] !== length)
      this.field(name).fail(`has ${vector.shape[0]} entries, ${reason}`);
    return vector;
  }

  /** The list of layers in a field, one after the other, as one layer. Its parameters are named from here. */
  layers(name: string, input: Shape): Layer {
    const place = `${this.#origin.place}/${name}`;
    return this.#origin.readLayers(this.field(name), input, { place, isFrozen: this.#isFrozen });
  }

  /** Checks that every name listed under "frozen" is a parameter of this layer. */
  checkFrozen(layer: Layer): void {
    for (const [k, name] of this.#frozenNames.entries())
      if (!layer.parameters.some((p) => p.name === name))
        this.#frozen.items()[k]!.fail(`"${name}" is not a parameter of this layer`);
  }

  get #isFrozen(): boolean {
    return this.#origin.isFrozen || this.#frozen.value === true;
  }

  get #frozenNames(): readonly string[] {
    const { value, isMissing } = this.#frozen;
    return isMissing || typeof value === 'boolean' ? [] : this.#frozen.items().map((item) => item.text());
  }
}
