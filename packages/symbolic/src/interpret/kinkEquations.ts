import { breakAt, type Contact, hasFinitelyManyPieces, kinkedEquations, type Program } from '@crease/tensor';
import { constantValue } from '../algebra/polynomialRing.js';
import { numberLatex } from '../latex/numberLatex.js';
import { constantWhere, namedElements } from './kinkConstancy.js';
import { kinkFormulas } from './kinkFormulas.js';
import { keyOfKink, kinkSmoothness } from './kinkSmoothness.js';
import { openProgram } from './openProgram.js';
import { tieEquations } from './tieEquations.js';

/**
 * One equation of the set where a program may fail to be analytic: "pre-activation = break", or, where a maximum is
 * taken, "two candidates are equal" (activation `max`, unit = window).
 */
export interface KinkEquation {
  /** Position of the map equation in the program. */
  readonly equation: number;
  readonly scope: string;
  /** Name of the scalar function. */
  readonly activation: string;
  /** Row-major position inside one sample, and position on the first axis; both from 0. */
  readonly unit: number;
  readonly sample: number;
  readonly break: number;
  /** Given if the function repeats: then this stands for the equations "pre-activation = break + k · period" for all whole k. */
  readonly period?: number;
  /** The contact order of the scalar function at the break. */
  readonly contact: Contact;
  /**
   * How smooth the program is across this equation, away from all others: at least $C^k$, or `removable` if it is proved
   * to be analytic there. The contact of everything that is computed from the elements that switch together here; that
   * of the scalar function where this is not known. Grade: proved.
   */
  readonly smoothness: Contact;
  /**
   * Where the pre-activation is constantly at the break, as plain text such as `relu of unit 0, sample 1 in layers/1 is
   * 0`. There the element does not switch: a function of a constant is constant. Missing if no such place is known.
   */
  readonly constantWhere?: string;
  /**
   * KaTeX, such as `z_{1,2}^{(3)}(\\theta) = \\theta_{2} + 0.5\\,\\theta_{1} = 0`: layer of kinks, unit and sample from 1.
   * The formula in θ is there for small programs.
   */
  readonly latex: string;
  /** Plain text, such as `relu in layers/1: pre-activation of unit 1, sample 2 = 0`; unit and sample from 0. */
  readonly text: string;
}

/** Formulas are made for programs up to this size: elements that are no polynomials × parameters. */
const largestSize = 200_000;

/**
 * The equations "pre-activation = break" of all kinks of a program of θ, with what each of them does to the program; and
 * the ties of its maxima.
 *
 * Pre-activations that are seen to be constant give no equation. Removable kinks (two that cancel, a unit with the output
 * weight 0) are in the list and marked in `smoothness`; `singularSet` leaves them out.
 *
 * Grade: proved.
 */
export function kinkEquations(program: Program): readonly KinkEquation[] {
  const opened = openProgram(program, largestSize);
  const formulas = opened && kinkFormulas(opened);
  const smoothness = opened && kinkSmoothness(opened);
  const elements = opened && namedElements(program, opened);
  const found: KinkEquation[] = [];
  for (const [layer, kinked] of kinkedEquations(program).entries()) {
    const units = kinked.count / (program.equations[kinked.equation]!.shape[0] ?? 1);
    const node = opened?.nodes.find(({ equation }) => equation === kinked.equation);
    for (let element = 0; element < kinked.count; element++) {
      const argument = node?.argument[element];
      if (argument !== undefined && constantValue(argument) !== undefined) continue;
      const unit = element % units;
      const sample = Math.floor(element / units);
      const symbol = `z_{${layer + 1},${unit + 1}}^{(${sample + 1})}(\\theta)`;
      const name = kinked.function.name;
      const variable = node?.variables[element];
      const formula = variable === undefined ? undefined : formulas?.get(variable);
      for (const k of kinked.kinks) {
        const f = kinked.function;
        const at = breakAt(f, k);
        const period = hasFinitelyManyPieces(f) ? undefined : f.repeat.period;
        const contact = kinked.contact[k]!;
        const constancy = elements && argument && !period && constantWhere(argument, at, elements);
        found.push({
          equation: kinked.equation,
          scope: kinked.scope,
          activation: name,
          unit,
          sample,
          break: at,
          ...(period === undefined ? {} : { period }),
          contact,
          smoothness: (variable === undefined ? undefined : smoothness?.get(keyOfKink(variable, k))) ?? contact,
          ...(constancy ? { constantWhere: constancy } : {}),
          latex: [symbol, ...(formula === undefined ? [] : [formula]), placesLatex(at, period)].join(' = '),
          text: `${name} in ${kinked.scope || 'the program'}: pre-activation of unit ${unit}, sample ${sample} = ${at}${period === undefined ? '' : ` + ${period} k for a whole number k`}`,
        });
      }
    }
  }
  found.push(...tieEquations(program));
  return found;
}

function placesLatex(at: number, period: number | undefined): string {
  if (period === undefined) return numberLatex(at);
  return `${numberLatex(at)} + ${period === 1 ? '' : numberLatex(period)}k,\\ k \\in \\mathbb{Z}`;
}
