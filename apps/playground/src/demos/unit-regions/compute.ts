import type { ResultsOf, Stage } from '../../demo/stage.ts';
import { type Regions, regions } from './regions.ts';
import type { RegionSettings } from './settings.ts';

/** The computation of the demo. */
export const stages: { readonly regions: Stage<Regions, RegionSettings> } = {
  regions: ({ data, activation }) => regions(data, activation),
};

/** What the stage returns. */
export type Results = ResultsOf<typeof stages>;
