import { FormatError, UnsupportedError } from '../errors.js';
import type { Shape } from '../ir/shape.js';
import { type DocumentReader, describe, type Tensors } from './documentReader.js';
import type { Layer, LayerKind } from './layer.js';
import { LayerDocument } from './layerDocument.js';
import { sequence } from './sequence.js';

/** The layers around a list of layers, as far as they matter to it. */
interface Surroundings {
  /** The place of the list, or of the list that it is tied to. */
  readonly place: string;
  readonly isFrozen: boolean;
}

/** A layer that later ones may be tied to. */
interface NamedLayer {
  readonly layer: Layer;
  readonly place: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** How many lists of layers may lie in each other: no document can exhaust the stack. */
const deepest = 100;

/** Reads the layers of one model document; remembers the named ones, to which later ones may be tied. */
export class LayerReader {
  readonly #tensors: Tensors | undefined;
  readonly #kinds: ReadonlyMap<string, LayerKind>;
  readonly #named = new Map<string, NamedLayer>();

  /** @param kinds the kinds of layers, by type */
  constructor(kinds: Readonly<Record<string, LayerKind>>, tensors: Tensors | undefined) {
    this.#tensors = tensors;
    this.#kinds = new Map(Object.entries(kinds));
  }

  /** The layers in a list, one after the other. */
  list(list: DocumentReader, input: Shape, around: Surroundings): Layer[] {
    if (list.path.split('/').length > 2 * deepest)
      throw new FormatError(`layers: more than ${deepest} lists of layers lie in each other.`);
    let shape = input;
    const layers = list.items().map((item, k) => {
      const layer = this.#layer(item, shape, { ...around, place: `${around.place}/${k}` });
      shape = layer.output;
      return layer;
    });
    if (layers.length === 0) list.fail('has no layers');
    return layers;
  }

  #layer(item: DocumentReader, input: Shape, around: Surroundings): Layer {
    const type = item.field('type').text();
    const kind = this.#kinds.get(type);
    if (kind === undefined)
      throw new UnsupportedError(
        `${item.path}: layer type ${describe(type)} is not supported. Supported: ${[...this.#kinds.keys()].join(', ')}.`,
      );
    const tied = this.#tied(item);
    // The fields of the layer that it is tied to stand in for those that are left out.
    const document = new LayerDocument({ ...tied?.fields, ...item.object() }, item.path, {
      place: tied?.place ?? around.place,
      isFrozen: around.isFrozen,
      tensors: this.#tensors,
      readLayers: (list, shape, inside) => sequence(nameOf(list), this.list(list, shape, inside), shape),
    });
    const layer = document.frozen(kind.read(document, input));
    document.checkFields(item.object());
    item.checkRoom(layer.output);
    if (tied !== undefined) checkTied(item, layer, tied.layer);
    const label = item.field('name');
    if (type !== 'activation' && !label.isMissing)
      this.#named.set(label.text(), { layer, place: around.place, fields: item.object() });
    return layer;
  }

  #tied(item: DocumentReader): NamedLayer | undefined {
    const tied: DocumentReader = item.field('tied');
    if (tied.isMissing) return undefined;
    const target = this.#named.get(tied.text());
    if (target === undefined) tied.fail(`there is no earlier layer with the name "${tied.text()}"`);
    return target;
  }
}

function nameOf(list: DocumentReader): string {
  return list.path.slice(list.path.lastIndexOf('/') + 1);
}

function checkTied(item: DocumentReader, layer: Layer, target: Layer): void {
  const shapes = (l: Layer): string => JSON.stringify(l.parameters.map((p) => [p.name, p.shape]));
  if (shapes(target) !== shapes(layer))
    item.field('tied').fail(`the layer it names has parameters of other shapes: ${shapes(target)}`);
}
