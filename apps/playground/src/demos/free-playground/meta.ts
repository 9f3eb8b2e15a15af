import type { DataTable, Meta, Output } from '../../demo/meta.ts';
import type { Results } from './compute.ts';
import { rowsOf } from './dataForm.ts';
import { budgetProblem } from './estimate.ts';
import type { FreeSettings } from './freeSettings.ts';
import { inputs } from './inputs.ts';
import { sourceCode } from './sourceCode.ts';
import {
  describeAnalytic,
  describeEdge,
  describeLoss,
  describeRegion,
  describeSigns,
  describeVerdict,
  isCurrent,
} from './words.ts';

const problem = ['widths', 'activation', 'biases', 'data', 'loss'];
const run = [...problem, 'stepSize', 'steps', 'seed', 'initialiser', 'plane'];

const outputs: readonly Output<Results, FreeSettings>[] = [
  { name: 'loss', label: 'Descent', grade: 'observed', text: describeLoss },
  { name: 'edge', label: 'Sharpness and edge', grade: 'observed', text: describeEdge },
  { name: 'region', label: 'Region of θ', grade: 'observed', text: describeRegion },
  { name: 'signs', label: 'Signs of the eigenvalues', grade: 'observed', text: describeSigns },
  {
    name: 'nonSingular',
    label: 'Is gradient descent non-singular here?',
    grade: ({ proof }, settings) =>
      isCurrent(proof, settings) && proof.nonSingular.verdict !== 'unknown' ? 'proved' : undefined,
    text: describeVerdict,
  },
  {
    name: 'analytic',
    label: 'Is the loss analytic almost everywhere?',
    grade: ({ proof }, settings) => (isCurrent(proof, settings) && proof.analytic.isProved ? 'proved' : undefined),
    text: describeAnalytic,
  },
];

const tables: readonly DataTable<Results, FreeSettings>[] = [
  {
    name: 'descent',
    title: 'the loss after each step, and the place on the plane',
    columns: ['step', 'loss', 'a', 'b'],
    rows: ({ descent: { losses, path } }) => Array.from(losses, (loss, n) => [n, loss, path[2 * n], path[2 * n + 1]]),
    every: 10,
  },
  {
    name: 'sharpness',
    title: 'the sharpness along the descent',
    columns: ['step', 'sharpness'],
    rows: ({ descent: { measured, sharpness } }) => Array.from(measured, (step, k) => [step, sharpness[k]]),
  },
  {
    name: 'spectrum',
    title: 'eigenvalues of the Hessian at the moment',
    columns: ['number', 'eigenvalue'],
    rows: ({ moment: { spectrum } }) =>
      spectrum === undefined ? [[0, 'not finite']] : Array.from(spectrum.eigenvalues, (value, k) => [k + 1, value]),
  },
  {
    name: 'network',
    title: 'the network as a function of x, before the first step and at the moment',
    columns: ['x', 'before', 'now'],
    rows: ({ moment: { grid, first, now } }) => Array.from(grid, (x, k) => [x, first[k], now[k]]),
    every: 10,
  },
  {
    name: 'plane',
    title: 'the loss on the plane',
    columns: ['a', 'b', 'loss'],
    rows: ({ plane: { first, second, values } }) =>
      Array.from(values, (loss, k) => [first[k % first.length], second[Math.floor(k / first.length)], loss]),
    isFileOnly: true,
  },
];

/** The free playground: a network, data, a loss and a step size of the reader's own. */
export const meta: Meta<Results, FreeSettings> = {
  id: 'free-playground',
  title: 'The free playground',
  topic: 'descent',
  inputs,
  stages: {
    moment: [...run, 'shift1', 'shift2', 'moment'],
    descent: [...run, 'shift1', 'shift2'],
    plane: run,
    proof: [...problem, 'stepSize'],
  },
  alone: ['proof'],
  outputs,
  tables,
  check: (settings) => {
    const isFar = rowsOf(settings.data).some((row) => row.some((value) => Math.abs(value) > 1e6));
    return isFar ? 'The data points must lie between −1000000 and 1000000.' : budgetProblem(settings);
  },
  code: sourceCode,
};
