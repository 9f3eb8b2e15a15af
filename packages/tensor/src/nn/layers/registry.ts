import type { LayerKind } from '../layer.js';
import { activationKind } from './activationLayer.js';
import { denseKind } from './dense.js';
import { flattenKind } from './flatten.js';

/** Every kind of layer that model documents may use, by its type. */
export const layerKinds: Readonly<Record<string, LayerKind>> = {
  dense: denseKind,
  activation: activationKind,
  flatten: flattenKind,
};
