/** The two data points: the network is to learn the identity. */
export const features: Float64Array = Float64Array.of(0.9, 2.5);
export const targets: Float64Array = Float64Array.of(0.9, 2.5);
