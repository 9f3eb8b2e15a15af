import { lanczos, type Objective } from '@crease/tensor';
import type { HessianSpectrum } from './hessianSpectrum.js';
import { hutchinsonTrace } from './hutchinsonTrace.js';
import { zeroToleranceOf } from './zeroModes.js';

/** What `lanczosSpectrum` is asked for. */
export interface LanczosRequest {
  /** Eigenvalues at each end. */
  readonly count: number;
  /** Random vectors for the trace. */
  readonly probes: number;
  readonly seed: number | string;
}

/** The eigenvalues at both ends, from Hessian-vector products alone; the trace is estimated. */
export function lanczosSpectrum(
  objective: Objective,
  theta: Float64Array,
  request: LanczosRequest,
): Omit<HessianSpectrum, 'margin'> {
  const { count, probes, seed } = request;
  const p = objective.dimension;
  const found = lanczos((v, out) => objective.hvp(theta, v, out), p, { count, which: 'both', seed });
  const trace = hutchinsonTrace(objective, theta, probes, `trace ${seed}`);
  return {
    method: 'lanczos',
    status: found.status,
    eigenvalues: found.values,
    eigenvectors: found.vectors,
    residuals: found.residuals,
    trace: trace.value,
    traceError: trace.standardError,
    negative: undefined,
    zero: undefined,
    positive: undefined,
    zeroTolerance: zeroToleranceOf(found.values),
  };
}
