import { type Analyticity, kinkEquations } from '@crease/symbolic';
import type { Program } from '@crease/tensor';
import type { EquationReport } from './report.js';

/** Beyond so many kinks the equations are not listed: nobody would read them, and comparing the pieces takes time. */
const mostEquations = 200;

/** The equations of all kinks of a loss, or `null` if there are too many. Grade: proved. */
export function equationReport(program: Program, { kinks }: Analyticity): readonly EquationReport[] | null {
  const count = kinks.reduce((sum, { breaks, count: own }) => sum + breaks.length * own, 0);
  if (count > mostEquations) return null;
  return kinkEquations(program).map(({ equation: _, scope, ...rest }) => ({ layer: scope, ...rest }));
}
