import { counted, type ResultLine, short } from '../output/lines.js';
import { signs, traceText } from './hessianText.js';
import { repetition } from './repetition.js';
import type { ComponentReport, Report } from './report.js';
import { nonSingularLines, startLines, wrapped } from './showNonSingular.js';

/** The lines of a report for people, each with its grade of truth. */
export function showReport(report: Report): ResultLine[] {
  const { loss, analyticity, region, hessian, nonSingular, minimum } = report;
  return [
    observed('loss', `${short(loss.value)}`),
    observed('gradient', `‖∇L‖ = ${short(loss.gradientNorm)}`),
    analyticLine(analyticity),
    ...analyticity.kinks.map((k) => ({
      label: '',
      value: `${k.layer} ${k.activation}: kink at ${k.breaks.join(', ')}${repetition(k)}, ${k.count} evaluations`,
    })),
    ...equationLines(analyticity),
    observed('region', regionText(region)),
    ...(region.pool ?? []).map((p) => ({
      label: '',
      value: `${p.layer}: ${p.ties} of ${p.windows} windows tie; the others differ by at least ${short(p.gap)}`,
    })),
    ...(region.loss === undefined
      ? []
      : [
          {
            label: '',
            value: `loss: ${region.loss.units} evaluations, nearest kink at distance ${short(region.loss.margin)}`,
          },
        ]),
    ...(hessian === null
      ? []
      : [
          observed(
            'Hessian',
            `λ from ${short(hessian.smallest[0]!)} to ${short(hessian.largest[0]!)}, trace ${traceText(hessian.trace, hessian.traceStandardError)}`,
          ),
          {
            label: '',
            value: signs({
              negative: hessian.negative ?? undefined,
              zero: hessian.zero ?? undefined,
              positive: hessian.positive ?? undefined,
              zeroTolerance: hessian.zeroTolerance,
            }),
          },
        ]),
    observed('step size', stepSizeText(report)),
    ...nonSingularLines(nonSingular, loss.name, nonSingular.eta !== null),
    ...startLines(nonSingular.start ?? null),
    ...(minimum.isInterpolating === null ? [] : [observed('minimum', minimumText(report))]),
  ];
}

function observed(label: string, value: string): ResultLine {
  return { label, value, grade: 'observed' };
}

function analyticLine({ verdict, statement, reason }: Report['analyticity']): ResultLine {
  if (verdict === 'unknown') return { label: 'analytic', value: `not decided\n${wrapped(reason ?? statement)}` };
  return { label: 'analytic', value: wrapped(verdict === 'proved' ? statement : `no: ${statement}`), grade: 'proved' };
}

/** So many sets are named in the report for people. */
const mostSets = 4;

function equationLines({ equations, components }: Report['analyticity']): ResultLine[] {
  if (equations === null || equations.length === 0) return [];
  const removable = equations.filter(({ smoothness }) => smoothness === 'removable').length;
  const rest = counted(equations.length - removable, 'equation');
  const more = removable === 0 ? '' : `; ${removable} more switch units and fold nothing`;
  const repeated = equations.some(({ period }) => period !== undefined) ? ' and those of all further periods' : '';
  const union: ResultLine = {
    label: 'S(L)',
    value: `in the union of ${rest}${repeated} (listed with --json)${more}`,
    grade: 'proved',
  };
  return components === null || components.sets.length === 0 ? [union] : [union, componentLine(components)];
}

function componentLine({ sets, rest }: ComponentReport): ResultLine {
  const isShort = sets.length <= mostSets && sets.every(({ text }) => text !== undefined);
  const names = isShort ? `: ${sets.map(({ text }) => text).join(', ')}` : '';
  const left = rest.length === 0 ? '' : `; ${counted(rest.length, 'equation')} not compared`;
  return {
    label: '',
    value: wrapped(`with the pieces of θ the zeros of ${counted(sets.length, 'coprime polynomial')}${names}${left}`),
    grade: 'proved',
  };
}

function regionText({ units, active, margin, nearest }: Report['region']): string {
  if (nearest === null) return 'no kinks';
  const counts = active === undefined ? `${units} kinked evaluations` : `${active} of ${units} evaluations active`;
  return `${counts}\nnearest kink at distance ${short(margin)}: ${nearest.layer}, unit ${nearest.unit}, sample ${nearest.sample}`;
}

function stepSizeText({ stepSize: { eta, edge, linearlyStable }, loss }: Report): string {
  if (edge === null) return 'not determined';
  const limit = `edge 2/λ = ${short(edge)} (loss ${loss.name})`;
  if (eta === null) return limit;
  return `η = ${eta} is ${linearlyStable ? 'below' : 'beyond'} the ${limit}`;
}

function minimumText({ minimum: { isInterpolating, mu, lambda, reason } }: Report): string {
  if (!isInterpolating) return 'not interpolating: μ and λ are not defined here';
  const parts = [mu === null ? '' : `μ = ${short(mu)}`, lambda === null ? '' : `λ = ${short(lambda)}`].filter(
    (p) => p !== '',
  );
  return parts.length === 0
    ? `interpolating; μ and λ not determined: ${reason ?? ''}`
    : `interpolating, ${parts.join(', ')}`;
}
