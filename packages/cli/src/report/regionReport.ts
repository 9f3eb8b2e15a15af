import {
  type Data,
  evaluate,
  kinkedEquations,
  type Model,
  type Objective,
  outputLossProgram,
  outputProgram,
  type Regions,
  regions,
} from '@crease/tensor';
import type { RegionReport } from './report.js';

/** What the report of a region is about. */
export interface RegionInput {
  readonly model: Model;
  readonly data: Data;
  readonly loss: string;
  readonly objective: Objective;
}

/**
 * The region of θ: the kinked evaluations of the network, and beside them the ties of its maxima and the kinks of a
 * piecewise loss. The signature is that of the loss as a function of θ.
 */
export function regionReport({ model, data, loss, objective }: RegionInput): RegionReport {
  const network = outputProgram(model, data);
  const found = regions(network, [model.theta]);
  const outer = outputLossProgram(model, data, loss);
  const isPiecewise = kinkedEquations(outer).length > 0;
  const ofLoss = isPiecewise ? regions(outer, evaluate(network, [model.theta])) : undefined;
  const signature = isPiecewise ? objective.regions(model.theta).signature : found.signature;
  const { nearest, maxima } = found;
  return {
    ...counts(found),
    nearest:
      nearest === undefined
        ? null
        : {
            layer: nearest.scope,
            unit: nearest.unit,
            sample: nearest.sample,
            preactivation: nearest.preactivation,
            break: nearest.break,
          },
    signature,
    ...(maxima.length === 0
      ? {}
      : { pool: maxima.map(({ scope, windows, ties, gap }) => ({ layer: scope, windows, ties, gap })) }),
    ...(ofLoss === undefined ? {} : { loss: counts(ofLoss) }),
  };
}

function counts({ units, active, margin }: Regions): { units: number; active?: number; margin: number } {
  return { units, ...(active === undefined ? {} : { active }), margin };
}
