import { type Analyticity, type AnalyticityStep, otherNodes } from '@crease/symbolic';
import type { ResultLine } from '../output/lines.js';
import { wrapped } from './showNonSingular.js';

/** The derivation that a network is analytic almost everywhere, for people: what is proved, and the rule of every layer. */
export function analyticityLines({ verdict, statement, reason, proof }: Omit<Analyticity, 'kinks'>): ResultLine[] {
  const head: ResultLine =
    verdict === 'proved'
      ? { label: 'analytic', value: wrapped(statement), grade: 'proved' }
      : { label: 'analytic', value: `not decided\n${wrapped(reason ?? statement)}` };
  return [
    head,
    {
      label: '',
      value: proof.premises
        .filter(({ node }) => node !== otherNodes)
        .flatMap(layerLines)
        .join('\n'),
    },
  ];
}

/** A line for each kind of node of a layer that is not simply analytic; one line for a layer without such nodes. */
function layerLines({ node, premises }: AnalyticityStep): string[] {
  const special = premises.filter(({ rule }) => rule !== 'total node');
  if (special.length === 0) return [`${node}: total nodes (${premises.map((p) => p.node).join(', ')})`];
  return special.map(
    (p) => `${node}: ${p.node}: ${p.rule}${p.hypotheses.length === 0 ? '' : ` (${p.hypotheses.join('; ')})`}`,
  );
}
