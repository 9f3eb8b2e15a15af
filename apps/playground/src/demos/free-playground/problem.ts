import {
  type Data,
  initialise,
  lossProgram,
  type Model,
  type Objective,
  objective,
  outputProgram,
  type Program,
} from '@crease/tensor';
import { denseModel } from '../../demo/denseModel.ts';
import { activationLayer } from './activationOf.ts';
import { rowsOf } from './dataForm.ts';
import type { FreeSettings } from './freeSettings.ts';
import { newestOf } from './newestOf.ts';
import { xDomain } from './pictureDomain.ts';
import { readWidths } from './widths.ts';

/** A network with its data and loss, compiled when it is first used. */
export interface Problem {
  readonly model: Model;
  readonly data: Data;
  readonly loss: Program;
  readonly objective: Objective;
  /** Where pictures show the network as a function. */
  readonly grid: Float64Array;
  /** θ ↦ the outputs of the network on the grid. */
  readonly outputs: Program;
}

const gridPoints = 241;

/** The problem that these settings describe. Every part of them has been checked by the inputs. */
export function problemOf(settings: FreeSettings): Problem {
  const { widths, activation, biases, data, loss } = settings;
  return newestProblem(JSON.stringify([widths, activation, biases, data, loss]), () => makeProblem(settings));
}

const newestProblem = newestOf<Problem>();

function makeProblem({ widths, activation, biases, data: text, loss: lossName }: FreeSettings): Problem {
  const model = networkOf(widths, activation, biases === 'yes');
  const rows = rowsOf(text);
  const data = {
    samples: rows.length,
    features: Float64Array.from(rows, (row) => row[0]!),
    targets: Float64Array.from(rows, (row) => row[1]!),
  };
  const [from, to] = xDomain(rows);
  const grid = Float64Array.from({ length: gridPoints }, (_, k) => from + ((to - from) * k) / (gridPoints - 1));
  const loss = lossProgram(model, data, lossName);
  const outputs = outputProgram(model, { samples: gridPoints, features: grid, targets: grid });
  return { model, data, loss, objective: objective(loss), grid, outputs };
}

/** The drawn weights before the first step. */
export function initialWeights({ model }: Problem, { initialiser, seed }: FreeSettings): Float64Array {
  return initialise(model.layout, initialiser, seed);
}

/** The network with one input and one output, its weights 0. */
function networkOf(widths: string, activation: string, hasBiases: boolean): Model {
  const layers: object[] = [];
  let width = 1;
  const addDense = (out: number): void => {
    const weight = Array.from({ length: out }, () => new Array<number>(width).fill(0));
    layers.push({ type: 'dense', weight, bias: hasBiases ? new Array<number>(out).fill(0) : null });
    width = out;
  };
  for (const out of readWidths(widths) as readonly number[]) {
    addDense(out);
    layers.push(activationLayer(activation));
  }
  addDense(1);
  return denseModel({ format: 'crease-model/1', input: [1], layers });
}
