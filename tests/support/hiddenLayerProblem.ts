import { type NonSingularityProblem, trainingProblem } from '@crease/symbolic';
import { readModel } from '@crease/tensor';

/** A network with one hidden layer on data, by what it has and lacks. */
export interface HiddenLayerNet {
  readonly activation?: Readonly<Record<string, unknown>> | null;
  readonly units?: number;
  readonly hiddenBias?: boolean;
  readonly outputBias?: boolean;
  readonly loss?: string;
  readonly weightDecay?: number;
  readonly x: readonly number[] | readonly (readonly number[])[];
  readonly y: readonly number[];
}

/** Its training problem: 2 ReLU units with biases, an output bias and the loss mse, unless it says otherwise. */
export function hiddenLayerProblem(net: HiddenLayerNet): NonSingularityProblem {
  const { activation = { name: 'relu' }, units = 2, hiddenBias = true, outputBias = true, x, y } = net;
  const rows = x.map((row) => (typeof row === 'number' ? [row] : row));
  const ones = new Array<number>(units).fill(1);
  const model = readModel({
    format: 'crease-model/1',
    input: [rows[0]!.length],
    layers: [
      { type: 'dense', weight: ones.map(() => rows[0]!.map(() => 1)), bias: hiddenBias ? ones : null },
      ...(activation === null ? [] : [{ type: 'activation', ...activation }]),
      { type: 'dense', weight: [ones], bias: outputBias ? [0] : null },
    ],
  });
  const data = { samples: rows.length, features: Float64Array.from(rows.flat()), targets: Float64Array.from(y) };
  return trainingProblem(model, data, net.loss ?? 'mse', { weightDecay: net.weightDecay ?? 0 });
}
