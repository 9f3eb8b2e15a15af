import { hessianSpectrum } from '@crease/landscape';
import { edgeOfStability, minimumStability } from '@crease/stability';
import { analyticity, certifyNonSingular, certifyOptimiser, trainingProblem } from '@crease/symbolic';
import type { Data, Model, Objective, StepParameters } from '@crease/tensor';
import { equationReport } from './equationReport.js';
import { regionReport } from './regionReport.js';
import type { HessianReport, LossReport, MinimumReport, NonSingularReport, Report, StepSizeReport } from './report.js';
import { warningsOf } from './warnings.js';

/** What a report is about. */
export interface ReportInput {
  readonly model: Model;
  readonly data: Data;
  readonly loss: string;
  readonly weightDecay: number;
  /** The loss as an objective of θ. */
  readonly objective: Objective;
  readonly stepSize: number | undefined;
  /** Whose map of states the proof of non-singularity is about; gradient descent, unless given. */
  readonly optimiser?: { readonly name: string; readonly parameters: StepParameters };
  /** Whether a proof of non-singularity is looked for (default true); it can take longer than everything else. */
  readonly proof?: boolean;
}

/**
 * The report of a network at its parameters, on its data.
 *
 * Touches neither files nor the terminal, so that a page can build the same report.
 *
 * @param progress told what is being computed
 */
export function buildReport(input: ReportInput, progress: (task: string) => void = () => {}): Report {
  const { model, data, objective, stepSize } = input;
  const { theta } = model;
  progress('loss and region');
  const loss = lossReport(input);
  const region = regionReport(input);
  const allFinite = Number.isFinite(loss.value) && Number.isFinite(loss.gradientNorm);
  progress('Hessian spectrum');
  const hessian = allFinite ? hessianReport(objective, theta) : null;
  const edge = stepSizeReport(hessian, stepSize);
  progress('stability of the minimum');
  const minimum = allFinite ? minimumReport(input) : noMinimum('the loss or its gradient is not finite');
  progress('equations of the kinks');
  const analytic = analyticity(objective.program);
  const equations = equationReport(objective.program, analytic, objective.regions(theta).pattern);
  progress('proof of non-singularity');
  const nonSingular = nonSingularReport(input);
  const report: Omit<Report, 'warnings'> = {
    format: 'crease-report/1',
    model: { name: model.name ?? null, parameters: model.layout.size, layers: model.layers.length },
    data: { samples: data.samples },
    loss,
    analyticity: { ...analytic, ...equations },
    region,
    hessian,
    stepSize: edge,
    nonSingular,
    minimum,
  };
  return { ...report, warnings: warningsOf(report) };
}

const gradientLimit = 10_000;

function lossReport({ objective, model, loss, weightDecay }: ReportInput): LossReport {
  const gradient = objective.gradient(model.theta);
  let square = 0;
  for (const g of gradient) square += g * g;
  const value = objective.value(model.theta);
  const report = { name: loss, weightDecay, value, gradientNorm: Math.sqrt(square) };
  return gradient.length <= gradientLimit ? { ...report, gradient } : report;
}

const shown = 5;

function hessianReport(objective: Objective, theta: Float64Array): HessianReport {
  const spectrum = hessianSpectrum(objective, theta);
  const ascending = Array.from(spectrum.eigenvalues);
  const report = {
    method: spectrum.method,
    status: spectrum.status,
    largest: ascending.slice(-shown).reverse(),
    smallest: ascending.slice(0, shown),
    residual: spectrum.residuals.reduce((largest, r) => Math.max(largest, r), 0),
    trace: spectrum.trace,
    traceStandardError: spectrum.traceError,
    negative: spectrum.negative ?? null,
    zero: spectrum.zero ?? null,
    positive: spectrum.positive ?? null,
    zeroTolerance: spectrum.zeroTolerance,
  };
  return spectrum.method === 'dense' ? { ...report, eigenvalues: spectrum.eigenvalues } : report;
}

function stepSizeReport(hessian: HessianReport | null, stepSize: number | undefined): StepSizeReport {
  const eta = stepSize ?? null;
  if (hessian === null) return { eta, sharpness: null, edge: null, linearlyStable: null };
  // The edge does not depend on the step size that it is compared with.
  const { sharpness, edge, linearlyStable } = edgeOfStability(hessian.largest[0]!, stepSize ?? 1);
  return { eta, sharpness, edge, linearlyStable: stepSize === undefined ? null : linearlyStable };
}

function nonSingularReport(input: ReportInput): NonSingularReport {
  const { model, data, loss, weightDecay, stepSize, optimiser, proof = true } = input;
  const eta = stepSize ?? null;
  const about = optimiser === undefined ? { eta } : { eta, optimiser };
  if (!proof) return { ...about, ...noProof };
  const problem = trainingProblem(model, data, loss, { weightDecay });
  const question = stepSize === undefined ? undefined : { stepSize };
  const found =
    optimiser === undefined
      ? certifyNonSingular(problem, question)
      : certifyOptimiser({ optimiser: optimiser.name, parameters: optimiser.parameters, losses: [problem] }, question);
  const { verdict, method, range, exceptional, reason } = found;
  const start = 'start' in found && found.start !== null ? { start: found.start } : {};
  return { ...about, verdict, method, range, exceptional, reason, ...start };
}

const noProof = {
  verdict: 'unknown',
  method: null,
  range: null,
  exceptional: null,
  reason: 'No proof was asked for.',
} as const;

function minimumReport({ model, data, loss, stepSize, weightDecay }: ReportInput): MinimumReport {
  if (weightDecay !== 0) return noMinimum('with weight decay no minimum interpolates');
  const found = minimumStability(model, data, loss, { stepSize: stepSize ?? 1 });
  const reason = stepSize === undefined ? 'no step size was given' : found.reason;
  return {
    isInterpolating: found.isInterpolating,
    mu: stepSize === undefined ? null : found.mu,
    lambda: stepSize === undefined ? null : found.lambda,
    lambdaInterval: null,
    ...(reason === null ? {} : { reason }),
  };
}

function noMinimum(reason: string): MinimumReport {
  return { isInterpolating: null, mu: null, lambda: null, lambdaInterval: null, reason };
}
