import type { ResultsOf, Stage } from '../../demo/stage.ts';
import { type Image, image, type OneStep, oneStep } from './image.ts';
import type { NetworkName } from './planes.ts';

/** The settings of the demo. */
export type GridSettings = {
  readonly network: NetworkName;
  readonly loss: 'half-mse' | 'mse';
  readonly stepSize: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
};

/** The computation of the demo. */
export const stages: {
  readonly image: Stage<Image, GridSettings>;
  readonly step: Stage<OneStep, GridSettings>;
} = {
  image: (settings) => image(settings),
  step: (settings) => oneStep(settings, settings.stepSize),
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;
