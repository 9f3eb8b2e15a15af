import type { AnalyticityStep } from '@crease/symbolic';

/** The report of a network on data, as `crease analyze --json` prints it: format `crease-report/1`. */
export interface Report {
  readonly format: 'crease-report/1';
  readonly model: { readonly name: string | null; readonly parameters: number; readonly layers: number };
  readonly data: { readonly samples: number };
  readonly loss: LossReport;
  readonly analyticity: AnalyticityReport;
  readonly region: RegionReport;
  /** `null` if the loss or its gradient is not finite. */
  readonly hessian: HessianReport | null;
  readonly stepSize: StepSizeReport;
  readonly nonSingular: NonSingularReport;
  readonly minimum: MinimumReport;
  readonly warnings: readonly string[];
}

/** The loss at θ. Grade: observed. */
export interface LossReport {
  readonly name: string;
  readonly weightDecay: number;
  readonly value: number;
  readonly gradientNorm: number;
  /** For networks of up to 10 000 parameters. */
  readonly gradient?: Float64Array;
}

/** Whether the loss is analytic almost everywhere, and where it may not be. */
export interface AnalyticityReport {
  readonly verdict: 'proved' | 'refuted' | 'unknown';
  readonly statement: string;
  readonly source: string;
  readonly reason?: string;
  readonly kinks: readonly {
    readonly layer: string;
    readonly activation: string;
    readonly breaks: readonly number[];
    /** Given if the breaks are repeated with this period. */
    readonly period?: number;
    readonly contact: readonly (number | string)[];
    readonly count: number;
  }[];
  /** The equations of the kinks: S(L) lies in the union of those that are not removable. `null` if there are many. */
  readonly equations: readonly EquationReport[] | null;
  /** The different sets on which those equations hold where the units have the pieces of θ. `null` if `equations` is. */
  readonly components: ComponentReport | null;
  /** The derivation: program, layers, nodes, each with its rule and what was checked. */
  readonly proof: AnalyticityStep;
}

/** One equation "pre-activation = kink" of the loss, and what it does there. Grade: proved. */
export interface EquationReport {
  readonly layer: string;
  readonly activation: string;
  readonly unit: number;
  readonly sample: number;
  readonly break: number;
  /** Given if the equation stands for those of all breaks in this distance. */
  readonly period?: number;
  readonly contact: number | string;
  /** The loss is at least C^k across it, away from the others; `removable` if it is analytic there. */
  readonly smoothness: number | string;
  /** Where the pre-activation is constantly at the kink, which folds nothing. */
  readonly constantWhere?: string;
  /** KaTeX. */
  readonly latex: string;
  readonly text: string;
}

/** Where the equations hold that are not removable, all units on the pieces that they have at θ. Grade: proved. */
export interface ComponentReport {
  /** No two of their polynomials have a common factor. */
  readonly sets: readonly {
    readonly isIrreducible: boolean;
    /** The places of the equations in their list. */
    readonly equations: readonly number[];
    /** KaTeX, and plain text; missing for long polynomials. */
    readonly latex?: string;
    readonly text?: string;
  }[];
  /** The equations that are left out: ties, repeating ones, and those that are no polynomials there. */
  readonly rest: readonly number[];
}

/** The region of θ. Grade: observed. */
export interface RegionReport {
  readonly units: number;
  readonly active?: number;
  readonly margin: number;
  readonly nearest: {
    readonly layer: string;
    readonly unit: number;
    readonly sample: number;
    readonly preactivation: number;
    readonly break: number;
  } | null;
  readonly signature: string;
  /** The layers that take maxima: windows, those with equal largest elements, and the smallest positive difference. */
  readonly pool?: readonly {
    readonly layer: string;
    readonly windows: number;
    readonly ties: number;
    readonly gap: number;
  }[];
  /** The kinks of a piecewise loss. */
  readonly loss?: { readonly units: number; readonly active?: number; readonly margin: number };
}

/** Eigenvalues of the Hessian. Grade: observed, with residuals. */
export interface HessianReport {
  readonly method: 'dense' | 'lanczos';
  /** `converged`, or how the iteration ended instead. */
  readonly status: string;
  /** Descending. */
  readonly largest: readonly number[];
  /** Ascending. */
  readonly smallest: readonly number[];
  /** Largest residual ‖Hv − λv‖ of the eigenvalues given. */
  readonly residual: number;
  readonly trace: number;
  readonly traceStandardError: number;
  readonly negative: number | null;
  readonly zero: number | null;
  readonly positive: number | null;
  readonly zeroTolerance: number;
  /** All of them, ascending, when the method is dense. */
  readonly eigenvalues?: Float64Array;
}

/** The step size and the edge of stability, in the convention of the loss. Grade: observed. */
export interface StepSizeReport {
  readonly eta: number | null;
  readonly sharpness: number | null;
  /** 2 / sharpness; infinite if the sharpness is not positive. */
  readonly edge: number | null;
  readonly linearlyStable: boolean | null;
}

/** Whether the map of gradient descent, or the map of states of an optimiser, is non-singular. */
export interface NonSingularReport {
  readonly eta: number | null;
  /** Absent for gradient descent. */
  readonly optimiser?: { readonly name: string; readonly parameters: Readonly<Record<string, number>> };
  readonly verdict: 'proved' | 'refuted' | 'unknown';
  readonly method: string | null;
  readonly range: readonly [number, number | 'Infinity'] | null;
  readonly exceptional:
    | readonly {
        readonly eta: string;
        readonly value: number;
        readonly status: 'proved' | 'candidate';
        readonly where: string;
      }[]
    | null;
  readonly reason: string;
  /** Of an optimiser with a memory: what the proof means for a run from its usual start. */
  readonly start?: string;
}

/** Stability of θ as an interpolating minimum. Grade: observed. */
export interface MinimumReport {
  readonly isInterpolating: boolean | null;
  readonly mu: number | null;
  readonly lambda: number | null;
  readonly lambdaInterval: readonly [number, number] | null;
  readonly reason?: string;
}
