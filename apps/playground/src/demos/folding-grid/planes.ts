import type { Data } from '@crease/tensor';
import { data } from '../../twoWeights/data.ts';

/** What a figure shows of a network with two trained parameters. Only the worker loads the network itself. */
export interface Plane {
  readonly data: Data;
  /** What is so in the two parts of the plane, on each of which the loss is one polynomial. */
  readonly parts: readonly [string, string];
  /** The name of the two parameters, for axes. */
  readonly parameters: readonly [string, string];
  /** The middle and half of the width of the square that is drawn. */
  readonly view: { readonly middle: readonly [number, number]; readonly radius: number };
}

/** The networks that the reader can choose. */
export type NetworkName = 'oneUnit' | 'leakyUnit' | 'twoWeights';

/** The planes of their parameters. */
export const planes: Readonly<Record<NetworkName, Plane>> = {
  oneUnit: {
    data: { samples: 2, features: Float64Array.of(0.5, 2.5), targets: Float64Array.of(1, 2) },
    parts: ['a unit is active', 'no unit is active'],
    parameters: ['w', 'b'],
    view: { middle: [0, 1.5], radius: 6 },
  },
  leakyUnit: {
    data: { samples: 2, features: Float64Array.of(1, -2), targets: Float64Array.of(1, 3) },
    parts: ['w > 0', 'w < 0'],
    parameters: ['w', 'b'],
    view: { middle: [0, 1.5], radius: 6 },
  },
  twoWeights: {
    data,
    parts: ['a unit is active', 'no unit is active'],
    parameters: ['θ₁', 'θ₂'],
    view: { middle: [0.5, 0.5], radius: 2.5 },
  },
};
