import type { Data } from '@crease/tensor';

/** The inputs of the two data points. */
export const features: Float64Array = Float64Array.of(0.9, 2.5);
/** Their targets: the network is to learn the identity. */
export const targets: Float64Array = Float64Array.of(0.9, 2.5);
/** Both, as a network is trained on them. */
export const data: Data = { samples: targets.length, features, targets };
