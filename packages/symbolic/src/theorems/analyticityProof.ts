import {
  contactOrders,
  type Equation,
  hasFinitelyManyPieces,
  isMaximum,
  type Owner,
  type Program,
  pieceRange,
  type ScalarFunction,
} from '@crease/tensor';
import { obstacleBetween } from './isAnalyticBetween.js';
import { isTotalProgram } from './totality.js';

/** How a step of a proof of analyticity follows. */
export type AnalyticityRule = keyof typeof analyticityRules;

/** The rules, as the theorem behind each of them states it. */
export const analyticityRules = {
  composition:
    'If every node is analytic off a null set wherever those before it are, so is the program: finitely many null sets are removed.',
  'total node':
    'A node that is analytic at every real value of its inputs is analytic wherever they are; nothing is removed.',
  'scalar node':
    'A scalar function with a value everywhere that is analytic off a closed null set: where its argument is constant on an open set it is constant too, elsewhere its argument pulls the null set back to a null set.',
  maximum:
    'max(a, b) = a + relu(b − a) is a total node and a scalar node: what is removed are ties that do not hold on an open set.',
  'not covered': 'No rule applies.',
} as const;

/** The name of the step for nodes outside of all layers: data, weight decay. */
export const otherNodes = 'other nodes';

/** A step of a proof: what holds for a program, a layer or a node, and from what it follows. */
export interface AnalyticityStep {
  /** `program`, a layer such as `layers/1`, or the primitives or the function of a node. */
  readonly node: string;
  readonly rule: AnalyticityRule;
  readonly status: 'proved' | 'unknown';
  /** What was checked so that the rule applies; for `not covered`, why none does. */
  readonly hypotheses: readonly string[];
  /** How many equations of the program this step is about. */
  readonly equations: number;
  readonly premises: readonly AnalyticityStep[];
}

/**
 * The derivation that a program is analytic almost everywhere: a step for the program, under it one for each layer, and
 * under these one for each kind of node. Nodes for which no rule applies are `not covered`, with the reason.
 *
 * Grade: proved where the status is `proved`; every hypothesis was checked on the program.
 */
export function analyticityProof(program: Program): AnalyticityStep {
  const layers = new Map<string, Equation[]>();
  for (const e of program.equations) {
    const layer = /^layers\/\d+|^[^/]+/.exec(e.scope)?.[0] ?? otherNodes;
    layers.set(layer, [...(layers.get(layer) ?? []), e]);
  }
  return composed(
    'program',
    [...layers].map(([layer, equations]) => composed(layer, nodeSteps(equations))),
  );
}

function composed(node: string, premises: readonly AnalyticityStep[]): AnalyticityStep {
  return {
    node,
    rule: 'composition',
    status: premises.every(({ status }) => status === 'proved') ? 'proved' : 'unknown',
    hypotheses: [],
    equations: premises.reduce((sum, { equations }) => sum + equations, 0),
    premises,
  };
}

/** The steps for the nodes of a layer; those for which the same is checked are one step. */
function nodeSteps(equations: readonly Equation[]): AnalyticityStep[] {
  const steps = new Map<string, { readonly step: AnalyticityStep; readonly names: Set<string> }>();
  for (const e of equations) {
    const { rule, hypotheses } = ruleFor(e);
    const name = e.primitive === 'map' ? e.parameters.function.name : e.primitive;
    // Sums, products and moved numbers are all polynomials: one step.
    const key = JSON.stringify([rule, hypotheses, rule === 'total node' ? '' : name]);
    const known = steps.get(key);
    known?.names.add(name);
    const names = known?.names ?? new Set([name]);
    const count = (known?.step.equations ?? 0) + 1;
    const status = rule === 'not covered' ? 'unknown' : 'proved';
    steps.set(key, {
      names,
      step: { node: [...names].join(', '), rule, status, hypotheses, equations: count, premises: [] },
    });
  }
  return [...steps.values()].map(({ step }) => step);
}

/** The rule for a node, with what was checked. */
function ruleFor(e: Equation): Pick<AnalyticityStep, 'rule' | 'hypotheses'> {
  if (isMaximum(e)) return { rule: 'maximum', hypotheses: ['finitely many candidates'] };
  if (e.primitive !== 'map') return ruleForPrimitive(e);
  const { function: f, germs } = e.parameters;
  const isSmooth = germs !== undefined || contactOrders(f).every((contact) => contact === 'removable');
  if (isSmooth && isTotal(e)) return { rule: 'total node', hypotheses: [everywhere] };
  if (germs !== undefined)
    return notCovered(`${f.name} has fixed pieces, which are not analytic at every real argument`);
  // Of a function that repeats, one period is enough: the other pieces are moved ones.
  const { breaks, pieces, owners } = hasFinitelyManyPieces(f) ? f : f.repeat;
  const obstacle =
    first(pieces, (piece, k) => {
      const { lower, upper } = pieceRange(f, k);
      return obstacleBetween(piece, lower, upper);
    }) ??
    first<Owner>(owners, (own, k) =>
      typeof own === 'string' ? undefined : obstacleBetween(own, breaks[k]!, breaks[k]!),
    );
  if (obstacle !== undefined) return notCovered(`${f.name} contains ${obstacle}`);
  if (isSmooth) return { rule: 'total node', hypotheses: [everywhere, 'denominators without real roots'] };
  return {
    rule: 'scalar node',
    hypotheses: [`analytic on each closed piece, with breaks at ${placesOf(f)}`, 'defined everywhere'],
  };
}

/** Where the breaks of a function are, in words: a closed null set, also where a bounded period repeats. */
function placesOf(f: ScalarFunction): string {
  if (hasFinitelyManyPieces(f)) return f.breaks.join(', ');
  const { breaks, period } = f.repeat;
  return `${breaks.join(', ')} and all whole multiples of ${period} from there`;
}

const everywhere = 'analytic at every real argument';

function ruleForPrimitive(e: Equation): Pick<AnalyticityStep, 'rule' | 'hypotheses'> {
  if (!isTotal(e)) return notCovered(`${e.primitive} is not analytic at every real argument`);
  return { rule: 'total node', hypotheses: [everywhere] };
}

function notCovered(reason: string): Pick<AnalyticityStep, 'rule' | 'hypotheses'> {
  return { rule: 'not covered', hypotheses: [reason] };
}

function isTotal(e: Equation): boolean {
  return isTotalProgram({ inputs: [], equations: [e], outputs: [] });
}

function first<T>(items: readonly T[], what: (item: T, k: number) => string | undefined): string | undefined {
  for (const [k, item] of items.entries()) {
    const found = what(item, k);
    if (found !== undefined) return found;
  }
  return undefined;
}
