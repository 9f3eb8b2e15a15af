import { activations, layerKinds } from '@crease/tensor';

/** A part of a model document that this version does not have. */
export interface UnsupportedPart {
  /** Where: `layers/2`, `weights`. */
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
  const fields = document as { weights?: unknown; layers?: unknown } | null;
  if (typeof fields !== 'object' || fields === null || !Array.isArray(fields.layers)) return [];
  const parts: UnsupportedPart[] = [];
  if (fields.weights !== undefined)
    parts.push({ place: 'weights', what: `tensors in the file ${String(fields.weights)}` });
  for (const [k, layer] of (fields.layers as unknown[]).entries()) {
    const { type, name } = (layer ?? {}) as { type?: unknown; name?: unknown };
    const place = `layers/${k}`;
    if (typeof type !== 'string') continue;
    if (!Object.hasOwn(layerKinds, type)) parts.push({ place, what: `layer type "${type}"` });
    else if (type === 'activation' && typeof name === 'string' && !Object.hasOwn(activations, name))
      parts.push({ place, what: `activation "${name}"` });
  }
  return parts;
}
