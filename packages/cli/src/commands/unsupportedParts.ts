import { activations, layerKinds } from '@crease/tensor';

/** A part of a model document that this version does not have. */
export interface UnsupportedPart {
  /** Where: `layers/2`. */
  readonly place: string;
  /** What: `layer type "conv2d"`. */
  readonly what: string;
}

/**
 * The parts of a parsed model document that this version does not have, without reading the rest.
 *
 * Empty for anything that is not a model document: reading it says what is wrong.
 */
export function unsupportedParts(document: unknown): UnsupportedPart[] {
  const { layers } = (document ?? {}) as { layers?: unknown };
  return Array.isArray(layers) ? partsOf(layers, 'layers') : [];
}

function partsOf(layers: readonly unknown[], path: string): UnsupportedPart[] {
  return layers.flatMap((layer, k) => {
    const { type, name, ...fields } = (layer ?? {}) as { type?: unknown; name?: unknown };
    const place = `${path}/${k}`;
    if (typeof type !== 'string') return [];
    if (!Object.hasOwn(layerKinds, type)) return [{ place, what: `layer type "${type}"` }];
    if (type === 'activation' && typeof name === 'string' && !Object.hasOwn(activations, name))
      return [{ place, what: `activation "${name}"` }];
    return Object.entries(fields).flatMap(([field, inner]) =>
      innerLists.includes(field) && Array.isArray(inner) ? partsOf(inner, `${place}/${field}`) : [],
    );
  });
}

/** The fields of layers that are made of layers. */
const innerLists = ['layers', 'shortcut'];
