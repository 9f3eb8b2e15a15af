import { type Analyticity, creaseComponents, kinkEquations } from '@crease/symbolic';
import type { Pattern, Program } from '@crease/tensor';
import type { AnalyticityReport } from './report.js';

/** Beyond so many kinks the equations are not listed: nobody would read them, and comparing the pieces takes time. */
const mostEquations = 200;

/**
 * The equations of all kinks of a loss, and the different sets on which those that may fold it hold where the units have the
 * pieces of a pattern; `null` if there are too many. Grade: proved.
 */
export function equationReport(
  program: Program,
  { kinks }: Analyticity,
  pattern: Pattern,
): Pick<AnalyticityReport, 'equations' | 'components'> {
  const count = kinks.reduce((sum, { breaks, count: own }) => sum + breaks.length * own, 0);
  if (count > mostEquations) return { equations: null, components: null };
  const equations = kinkEquations(program);
  const folding = equations.filter(({ smoothness }) => smoothness !== 'removable');
  const { components, rest } = creaseComponents(program, folding, pattern);
  return {
    equations: equations.map(({ equation: _, scope, ...other }) => ({ layer: scope, ...other })),
    components: {
      sets: components.map(({ polynomial: _, equations: own, ...other }) => ({
        ...other,
        equations: own.map((equation) => equations.indexOf(equation)),
      })),
      rest: rest.map((equation) => equations.indexOf(equation)),
    },
  };
}
