import {
  breakAt,
  type Contact,
  hasFinitelyManyPieces,
  isMaximum,
  kinkedEquations,
  type Program,
  shapeOf,
  sizeOf,
} from '@crease/tensor';
import { type AnalyticityStep, analyticityProof } from './analyticityProof.js';

/** Whether a program is analytic almost everywhere, with the statement that is proved and where it may fail. */
export interface Analyticity {
  readonly verdict: 'proved' | 'unknown';
  readonly statement: string;
  readonly source: string;
  /** Why the verdict is `unknown`; names the node. */
  readonly reason?: string;
  /**
   * Outside the points where a pre-activation of one of these is at a break, the program is analytic. For `max` that is
   * the difference of two candidates.
   */
  readonly kinks: readonly {
    readonly layer: string;
    readonly activation: string;
    readonly breaks: readonly number[];
    /** Missing if these are all; otherwise the same breaks are repeated with this period. */
    readonly period?: number;
    readonly contact: readonly Contact[];
    /** Evaluations of the function: units × samples. */
    readonly count: number;
  }[];
  /** The derivation, node by node. */
  readonly proof: AnalyticityStep;
}

/**
 * Whether a program is analytic on an open set of full measure in all its inputs.
 *
 * Theorem (Crease): a program whose nodes are analytic on all of $R^k$, or scalar functions defined on all of R and
 * analytic off a closed null set, is analytic off a null set S(f). Weight tying, recurrence and any graph are allowed.
 * Proof by induction over the nodes: on a component of the set reached so far an argument z is either constant, then
 * so is σ(z), or ∇z ≠ 0 off a null set; there z is a submersion, so it pulls the closed null set of σ back to a closed
 * null set. For feed-forward networks this is Corollary 9 of arXiv:2510.24466, whose layers may have vector-valued
 * activations.
 *
 * Grade: proved, or unknown with the name of the node that the theorem does not cover.
 */
export function analyticity(program: Program): Analyticity {
  const proof = analyticityProof(program);
  const kinks: Analyticity['kinks'][number][] = kinkedEquations(program).map((q) => ({
    layer: q.scope,
    activation: q.function.name,
    breaks: q.kinks.map((k) => breakAt(q.function, k)),
    ...(hasFinitelyManyPieces(q.function) ? {} : { period: q.function.repeat.period }),
    contact: q.kinks.map((k) => q.contact[k]!),
    count: q.count,
  }));
  for (const e of program.equations)
    if (isMaximum(e))
      kinks.push({
        layer: e.scope,
        activation: 'max',
        breaks: [0],
        contact: [e.primitive === 'reduceMax' ? 0 : -1],
        count: sizeOf(shapeOf(program, e.inputs[0]!).slice(0, -1)),
      });
  const source =
    'Theorem of Crease on programs of total analytic nodes and scalar piecewise-analytic nodes; for feed-forward networks also arXiv:2510.24466, Corollary 9.';
  if (proof.status === 'unknown')
    return {
      verdict: 'unknown',
      statement: 'It is not known whether the function is analytic almost everywhere.',
      source,
      reason: reasonOf(proof),
      kinks,
      proof,
    };
  const statement =
    kinks.length === 0
      ? 'The function is analytic everywhere.'
      : `The function is analytic except on a null set, which lies in the union of the sets where a pre-activation is at a break${program.equations.some(isMaximum) ? ' or two candidates of a maximum are equal' : ''}.`;
  return { verdict: 'proved', statement, source, kinks, proof };
}

/** What the first node that no rule covers stands in the way with. */
function reasonOf(proof: AnalyticityStep): string {
  for (const layer of proof.premises)
    for (const { rule, hypotheses } of layer.premises)
      if (rule === 'not covered')
        return `In ${layer.node}: ${hypotheses.join('; ')}. The function may be undefined, or not analytic, on a set of positive measure.`;
  return '';
}
