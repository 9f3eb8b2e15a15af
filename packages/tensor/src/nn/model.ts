import { FormatError, ShapeError, UsageError } from '../errors.js';
import { type Shape, sameShape, showShape } from '../ir/shape.js';
import type { Value } from '../ir/value.js';
import { constant } from '../ops/arithmetic.js';
import { type Layout, layout, parameter } from '../params/layout.js';
import { DocumentReader, type Tensors } from './documentReader.js';
import type { Layer, LayerKind, LayerParameter } from './layer.js';
import { LayerReader } from './layerReader.js';
import { sequence } from './sequence.js';

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
 * The network that a parsed `crease-model/1` document describes, of these kinds of layers and no others. A bundle holds
 * only the kinds that are named.
 *
 * @param kinds the kinds of layers by their type in the document, such as `{ dense: denseKind }`
 * @param tensors the tensors of the document's `weights` file, by name
 * @throws what `readModel` throws
 */
export function readModelWith(kinds: Readonly<Record<string, LayerKind>>, document: unknown, tensors?: Tensors): Model {
  const reader = new DocumentReader(document);
  const format = reader.field('format');
  if (format.value !== 'crease-model/1')
    throw new FormatError(
      `format: expected "crease-model/1", got ${format.isMissing ? 'nothing' : JSON.stringify(format.value)}. Is this a model file?`,
    );
  const weights = reader.field('weights');
  if (!weights.isMissing && tensors === undefined)
    throw new UsageError(
      `weights: the tensors of "${weights.text()}" are needed. Read that file and give them as the option "tensors".`,
    );
  const input = readShape(reader.field('input'));
  const list = reader.field('layers');
  const layers = new LayerReader(kinds, tensors).list(list, input, {
    place: list.path,
    isFrozen: false,
  });
  const body = sequence(list.path, layers, input);
  // The first layer that reads a parameter decides whether it is trained; layers tied to it read it again.
  const first = new Map<string, LayerParameter>();
  for (const p of body.parameters) if (!first.has(p.path)) first.set(p.path, p);
  const trained = [...first.values()].filter((p) => p.isTrained);
  const parameters = layout(trained.map(({ path, shape }) => ({ name: path, shape })));
  const theta = new Float64Array(parameters.size);
  for (const [k, { offset }] of parameters.entries.entries()) theta.set(trained[k]!.values, offset);
  const name = reader.field('name');
  return {
    name: name.isMissing ? undefined : name.text(),
    input,
    output: body.output,
    layers,
    layout: parameters,
    theta,
    sources: layers.map(({ parameters: own }) => new Map(own.map((p) => [p.name, sourceOf(first.get(p.path)!)]))),
  };
}

/**
 * The traced outputs of a network for a batch.
 *
 * @param theta shape [layout.size]
 * @param batch shape [m, …input]
 * @returns shape [m, …output]
 * @throws UsageError if a layer asks for a parameter that it does not list; ShapeError if its output is not what it says
 */
export function forward(model: Model, theta: Value, batch: Value): Value {
  let value = batch;
  for (const [k, layer] of model.layers.entries()) {
    value = theta.builder.scoped(`layers/${k}`, () =>
      layer.apply(value, (name) => {
        const source = model.sources[k]!.get(name);
        if (source === undefined)
          throw new UsageError(
            `layers/${k}: ${layer.type} asks for the parameter "${name}", which is not in the list of its parameters: ${[...model.sources[k]!.keys()].join(', ') || 'none'}.`,
          );
        if (typeof source === 'string') return parameter(model.layout, theta, source);
        return constant(theta, source, layer.parameters.find((p) => p.name === name)!.shape);
      }),
    );
    const expected = [batch.shape[0]!, ...layer.output];
    if (!sameShape(value.shape, expected))
      throw new ShapeError(
        `layers/${k}: ${layer.type} gives shape ${showShape(value.shape)}, but said that its output has shape ${showShape(expected)} for the batch.`,
      );
  }
  return value;
}

function sourceOf(p: LayerParameter): string | Float64Array {
  return p.isTrained ? p.path : p.values;
}

function readShape(reader: DocumentReader): Shape {
  const sizes = reader.items().map((item) => item.count(1));
  if (sizes.length === 0) reader.fail('expected at least one axis, as in [1]');
  reader.checkRoom(sizes);
  return sizes;
}
