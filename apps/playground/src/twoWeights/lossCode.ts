/** The lines of TypeScript that make the loss of the two-parameter network, for the code of a demo. */
export const lossCode = `import { lossProgram, readModel } from '@crease/tensor';

const [dense, relu] = [{ type: 'dense', weight: [[1]], bias: null }, { type: 'activation', name: 'relu' }];
const model = readModel({ format: 'crease-model/1', input: [1], layers: [dense, relu, dense, relu] });
const data = { samples: 2, features: Float64Array.of(0.9, 2.5), targets: Float64Array.of(0.9, 2.5) };
const loss = lossProgram(model, data, 'half-mse');`;
