import type { Certificate } from './certificate.js';
import { belowReciprocal, type Conclusion, completeList } from './conclusion.js';
import { gcdEvidence } from './gcdEvidence.js';
import { gcdMethod } from './gcdMethod.js';
import { hullEvidence } from './hullEvidence.js';
import { hullMethod } from './hullMethod.js';
import { intervalEvidence } from './intervalEvidence.js';
import { lastHiddenLayerMethod } from './lastHiddenLayerMethod.js';
import { linearScoresMethod } from './linearScoresMethod.js';
import { modularMethod } from './modularMethod.js';
import type { NotApplicable } from './notApplicable.js';
import { oneHiddenLayerEvidence } from './oneHiddenLayerEvidence.js';
import { oneHiddenLayerMethod } from './oneHiddenLayerMethod.js';
import { dimensionOf, type NonSingularityProblem } from './problem.js';
import { spectrumMethod } from './spectrumMethod.js';

/** A proof: what follows from it, and what a check needs. */
export interface Proof {
  readonly kind: 'proof';
  readonly conclusion: Conclusion;
  readonly evidence: Certificate['evidence'];
}

/** The methods, in the order in which they are tried: those that determine every exceptional step size first. */
export const provers: readonly {
  readonly method: Certificate['method'];
  /** With "do" or "does", as the beginning of a sentence that ends with "not apply". */
  readonly name: string;
  readonly prove: (problem: NonSingularityProblem, effort: number | undefined) => Proof | NotApplicable;
}[] = [
  {
    method: 'structure',
    name: 'The theorem on one hidden layer does',
    prove: (problem) => {
      const found = oneHiddenLayerMethod(problem);
      if (found.kind !== 'proof') return found;
      return { kind: 'proof', conclusion: completeList(found.exceptional), evidence: oneHiddenLayerEvidence(found) };
    },
  },
  {
    method: 'structure',
    name: 'The theorem on the last hidden layer does',
    prove: (problem) => {
      const found = lastHiddenLayerMethod(problem);
      return found.kind === 'proof' ? { ...found, conclusion: completeList(found.exceptional) } : found;
    },
  },
  {
    method: 'structure',
    name: 'The theorem on linear scores does',
    prove: (problem) => {
      const found = linearScoresMethod(problem);
      return found.kind === 'proof' ? { ...found, conclusion: completeList([]) } : found;
    },
  },
  {
    method: 'gcd',
    name: 'Exact Hessians of all pieces do',
    prove: ({ program }) => {
      const found = gcdMethod(program);
      if (found.kind !== 'proof') return found;
      return {
        kind: 'proof',
        conclusion: completeList(found.exceptional),
        evidence: gcdEvidence(found, dimensionOf(program)),
      };
    },
  },
  {
    method: 'modular',
    name: 'Characteristic polynomials at two points do',
    prove: (problem) => {
      const found = modularMethod(problem);
      return found.kind === 'proof' ? { ...found, conclusion: completeList([]) } : found;
    },
  },
  {
    method: 'interval',
    name: 'Enclosed spectra do',
    prove: (problem, effort) => {
      const found = spectrumMethod(problem, effort);
      if (found.kind !== 'proof') return found;
      return { kind: 'proof', conclusion: belowReciprocal(found.bound), evidence: intervalEvidence(found) };
    },
  },
  {
    method: 'hull',
    name: 'The hull of all pieces does',
    prove: (problem, effort) => {
      const found = hullMethod(problem, effort);
      if (found.kind !== 'proof') return found;
      return { kind: 'proof', conclusion: belowReciprocal(found.bound), evidence: hullEvidence(found) };
    },
  },
];
