import { FormatError, UnsupportedError } from '../errors.js';
import type { Shape } from '../ir/shape.js';
import type { Value } from '../ir/value.js';
import { constant } from '../ops/arithmetic.js';
import { type Layout, layout, parameter } from '../params/layout.js';
import { DocumentReader } from './documentReader.js';
import type { Layer } from './layer.js';
import { layerKinds } from './layers/registry.js';

/** A network read from a `crease-model/1` document. */
export interface Model {
  readonly name: string | undefined;
  /** The shape of one input sample, and of one output sample. */
  readonly input: Shape;
  readonly output: Shape;
  readonly layers: readonly Layer[];
  /** The trained parameters in θ, named `layers/0/weight`. */
  readonly layout: Layout;
  /** Their values in the document, shape [layout.size]. */
  readonly theta: Float64Array;
  /** For each layer and each of its parameters: the entry of the layout, or the fixed values. */
  readonly sources: readonly ReadonlyMap<string, string | Float64Array>[];
}

/**
 * The network that a parsed `crease-model/1` document describes.
 *
 * @param document what `JSON.parse` returned
 * @throws FormatError that names the place in the document; UnsupportedError for what this version does not have
 */
export function readModel(document: unknown): Model {
  const reader = new DocumentReader(document);
  const format = reader.field('format');
  if (format.value !== 'crease-model/1')
    throw new FormatError(
      `format: expected "crease-model/1", got ${format.isMissing ? 'nothing' : JSON.stringify(format.value)}. Is this a model file?`,
    );
  if (!reader.field('weights').isMissing)
    throw new UnsupportedError(
      'weights: tensors in a separate file are not supported by this version. Put the weights inline into the layers.',
    );
  const input = readShape(reader.field('input'));
  const layers: Layer[] = [];
  const sources: Map<string, string | Float64Array>[] = [];
  const trained: { name: string; shape: Shape; values: Float64Array }[] = [];
  const named = new Map<string, NamedLayer>();
  let shape = input;
  for (const [k, own] of reader.field('layers').items().entries()) {
    const tied = tiedLayer(own, named);
    const item = tied === undefined ? own : new DocumentReader({ ...tied.fields, ...own.object() }, own.path);
    const layer = readLayer(item, shape);
    const isFrozen = frozenFields(item, layer);
    if (tied !== undefined) checkTied(own, layer, layers[tied.index]!);
    const places = new Map<string, string | Float64Array>();
    for (const p of layer.parameters) {
      const name = `layers/${k}/${p.name}`;
      if (tied !== undefined) places.set(p.name, sources[tied.index]!.get(p.name)!);
      else if (isFrozen(p.name)) places.set(p.name, p.values);
      else {
        places.set(p.name, name);
        trained.push({ name, shape: p.shape, values: p.values });
      }
    }
    const label = own.field('name');
    if (layer.type !== 'activation' && !label.isMissing) named.set(label.text(), { index: k, fields: own.object() });
    layers.push(layer);
    sources.push(places);
    shape = layer.output;
  }
  if (layers.length === 0) reader.field('layers').fail('has no layers');
  const parameters = layout(trained);
  const theta = new Float64Array(parameters.size);
  for (const [k, p] of trained.entries()) theta.set(p.values, parameters.entries[k]!.offset);
  const name = reader.field('name');
  return {
    name: name.isMissing ? undefined : name.text(),
    input,
    output: shape,
    layers,
    layout: parameters,
    theta,
    sources,
  };
}

/**
 * The traced outputs of a network for a batch.
 *
 * @param theta shape [layout.size]
 * @param batch shape [m, …input]
 * @returns shape [m, …output]
 */
export function forward(model: Model, theta: Value, batch: Value): Value {
  let value = batch;
  for (const [k, layer] of model.layers.entries()) {
    value = theta.builder.scoped(`layers/${k}`, () =>
      layer.apply(value, (name) => {
        const source = model.sources[k]!.get(name)!;
        if (typeof source === 'string') return parameter(model.layout, theta, source);
        return constant(theta, source, layer.parameters.find((p) => p.name === name)!.shape);
      }),
    );
  }
  return value;
}

function readShape(reader: DocumentReader): Shape {
  return reader.items().map((item) => {
    const size = item.number();
    if (!Number.isInteger(size) || size < 1) item.fail(`expected a positive whole number, got ${size}`);
    return size;
  });
}

function readLayer(item: DocumentReader, input: Shape): Layer {
  const type = item.field('type').text();
  const kind = Object.hasOwn(layerKinds, type) ? layerKinds[type] : undefined;
  if (kind === undefined)
    throw new UnsupportedError(
      `${item.path}: layer type "${type}" is not supported. Supported: ${Object.keys(layerKinds).join(', ')}.`,
    );
  return kind.read(item, input);
}

function frozenFields(item: DocumentReader, layer: Layer): (name: string) => boolean {
  const frozen = item.field('frozen');
  if (frozen.isMissing || frozen.value === false) return () => false;
  if (frozen.value === true) return () => true;
  const names = frozen.items().map((f) => {
    const name = f.text();
    if (!layer.parameters.some((p) => p.name === name)) f.fail(`"${name}" is not a parameter of this layer`);
    return name;
  });
  return (name) => names.includes(name);
}

/** A layer that others may be tied to. */
interface NamedLayer {
  readonly index: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The layer whose parameters this one reads; its fields stand in for those that are left out. */
function tiedLayer(item: DocumentReader, named: ReadonlyMap<string, NamedLayer>): NamedLayer | undefined {
  const tied: DocumentReader = item.field('tied');
  if (tied.isMissing) return undefined;
  const target = named.get(tied.text());
  if (target === undefined) tied.fail(`there is no earlier layer with the name "${tied.text()}"`);
  return target;
}

function checkTied(item: DocumentReader, layer: Layer, target: Layer): void {
  const shapes = (l: Layer): string => JSON.stringify(l.parameters.map((p) => [p.name, p.shape]));
  if (shapes(target) !== shapes(layer))
    item.field('tied').fail(`the layer it names has parameters of other shapes: ${shapes(target)}`);
}
