import { activationLayer } from './activationOf.ts';
import { rowsOf } from './dataForm.ts';
import type { FreeSettings } from './freeSettings.ts';
import { readWidths } from './widths.ts';

/** The lines of TypeScript that compute what the playground shows. */
export function sourceCode(settings: FreeSettings): string {
  const { widths, activation, biases, data, loss, stepSize, steps, seed, initialiser } = settings;
  const rows = rowsOf(data);
  const column = (k: number): string => rows.map((row) => row[k]).join(', ');
  const bias = biases === 'yes' ? 'new Array(out).fill(0)' : 'null';
  return `import { hessianSpectrum } from '@crease/landscape';
import { edgeOfStability, gradientDescentMap, orbit } from '@crease/stability';
import { analyticity, certifyNonSingular, trainingProblem } from '@crease/symbolic';
import { initialise, lossProgram, objective, readModel } from '@crease/tensor';

const sizes = [1, ${(readWidths(widths) as readonly number[]).join(', ')}, 1];
const activation = ${JSON.stringify(activationLayer(activation))};
const dense = (out: number, k: number) =>
  ({ type: 'dense', weight: Array.from({ length: out }, () => new Array(sizes[k]).fill(0)), bias: ${bias} });
const layers = sizes.slice(1).flatMap((out, k) => (k === 0 ? [dense(out, k)] : [activation, dense(out, k)]));
const model = readModel({ format: 'crease-model/1', input: [1], layers });
const data = {
  samples: ${rows.length},
  features: Float64Array.of(${column(0)}),
  targets: Float64Array.of(${column(1)}),
};

const loss = lossProgram(model, data, '${loss}');
const start = initialise(model.layout, '${initialiser}', ${seed});
const { points } = orbit(gradientDescentMap(loss), { start, stepSize: ${stepSize}, steps: ${steps} });
const theta = points.slice(-model.layout.size);
const region = objective(loss).regions(theta);
const { eigenvalues } = hessianSpectrum(objective(loss), theta);
const edge = edgeOfStability(eigenvalues.at(-1)!, ${stepSize});
const analytic = analyticity(loss);
const verdict = certifyNonSingular(trainingProblem(model, data, '${loss}'), { stepSize: ${stepSize} });

({ eigenvalues, region: region.signature, edge, analytic: analytic.verdict, nonSingular: verdict.verdict });`;
}
