import { readFileSync } from 'node:fs';
import { orbitDiagram } from '@crease/stability';
import { certifyNonSingular, trainingProblem } from '@crease/symbolic';
import { readModel } from '@crease/tensor';

const text = readFileSync('two-weights.json', 'utf8');
const [x, start, stepSizes] = [Float64Array.of(0.9, 2.5), [0.5, 0.6], [0.25, 0.325]];

const model = readModel(JSON.parse(text));
const data = { samples: 2, features: x, targets: x };
const loss = trainingProblem(model, data, 'half-mse');
const { verdict, range } = certifyNonSingular(loss);
const { periods } = orbitDiagram(loss.program, { stepSizes, start });

console.log(verdict, range, periods);
