import type { LoadingStage, ResultsOf, Stage } from '../../demo/stage.ts';
import { type Creases, creases } from './creases.ts';
import { type Equation, equations } from './equations.ts';
import type { LossGrid } from './lossGrid.ts';
import type { NetworkName } from './names.ts';

/** The settings of the demo. */
export type PlaneSettings = {
  readonly network: NetworkName;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly depth: number;
  readonly shown: 'both' | 'boxes' | 'lines';
};

/** The computation of the demo. */
export const stages: {
  readonly creases: Stage<Creases, PlaneSettings>;
  readonly loss: LoadingStage<LossGrid, PlaneSettings>;
  readonly equations: Stage<readonly Equation[], PlaneSettings>;
} = {
  creases: (settings) => creases(settings),
  // Creases need no compiled program: what compiles is loaded apart from them.
  async *loss(settings) {
    const { lossGrid } = await import('./lossGrid.ts');
    return yield* lossGrid(settings);
  },
  equations: ({ network }) => equations(network),
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;
