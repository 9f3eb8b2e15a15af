import type { ResultsOf, Stage } from '../../demo/stage.ts';
import type { PointName } from './network.ts';
import { type Directions, type Plane, plane } from './plane.ts';
import { type Spectra, spectra } from './spectra.ts';

/** The settings of the demo. */
export type SliceSettings = {
  readonly point: PointName;
  readonly directions: Directions;
  readonly scale: number;
  readonly radius: number;
  readonly seed: number;
};

/** The computation of the demo. */
export const stages: {
  readonly plane: Stage<Plane, SliceSettings>;
  readonly spectra: Stage<Spectra, SliceSettings>;
} = {
  plane: (settings) => plane(settings),
  spectra: ({ point }) => spectra(point),
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;
