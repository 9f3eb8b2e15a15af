// Certificates of non-singularity: node contestants/certificates.ts ACTIVATION UNITS hessian | certify | verify
import { certifyNonSingular, trainingProblem, verifyCertificate } from '@crease/symbolic';
import { objective, readModel } from '@crease/tensor';
import { serve, type Work } from '../measure/serve.ts';
import * as problems from '../problems.ts';

const [activation = '', units = '', part = ''] = process.argv.slice(2);

/** The loss of a network with one hidden layer. */
function problemOf(width: number): ReturnType<typeof trainingProblem> {
  const { inputs, samples } = problems.certificates;
  const row = (length: number): number[] => new Array<number>(length).fill(0);
  const layers = [
    { type: 'dense', weight: Array.from({ length: width }, () => row(inputs)), bias: row(width) },
    { type: 'activation', name: activation },
    { type: 'dense', weight: [row(width)], bias: [0] },
  ];
  const model = readModel({ format: 'crease-model/1', input: [inputs], layers });
  const data = { samples, features: problems.numbers(inputs * samples, 1), targets: problems.numbers(samples, 2) };
  return trainingProblem(model, data, 'half-mse');
}

const problem = problemOf(Number(units));
const parameters = problem.program.inputs[0]!.shape[0]!;
const prove = (): ReturnType<typeof certifyNonSingular> =>
  activation === 'relu'
    ? certifyNonSingular(problem, undefined, { check: false, methods: ['hull'] })
    : certifyNonSingular(problem, undefined, { check: false, methods: ['interval'], effort: Number.POSITIVE_INFINITY });

const works: Readonly<Record<string, () => () => boolean>> = {
  hessian: () => {
    const loss = objective(problem.program);
    const theta = problems.numbers(parameters, 3);
    return () => loss.hessian(theta).length === parameters ** 2;
  },
  certify: () => () => prove().range![1] !== 0,
  verify: () => {
    const { certificate } = prove();
    return () => verifyCertificate(certificate).result === 'valid';
  },
};

const once = works[part]!();
let done = 0;
const work: Work = {
  run: (repeats) => {
    done = 0;
    for (let k = 0; k < repeats; k++) done += once() ? 1 : 0;
  },
  // The contestants do different work about the same loss: its parameters, if every repeat succeeded.
  checksum: () => (done > 0 ? parameters : Number.NaN),
};
serve(work);
