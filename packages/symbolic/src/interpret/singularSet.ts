import {
  type Contact,
  isMaximum,
  kinkedEquations,
  type Program,
  type ScalarFunction,
  shapeOf,
  sizeOf,
} from '@crease/tensor';
import { formulaLatex } from '../latex/formulaLatex.js';
import { numberLatex } from '../latex/numberLatex.js';
import { constantValue } from './polynomialRing.js';
import { preactivations } from './preactivations.js';

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
  readonly contact: Contact;
  /**
   * KaTeX, such as `z_{1,2}^{(3)}(\theta) = \theta_{2} + 0.5\,\theta_{1} = 0`: layer of kinks, unit and sample from 1.
   * The formula in θ is there for small programs.
   */
  readonly latex: string;
  /** Plain text, such as `relu in layers/1: pre-activation of unit 1, sample 2 = 0`; unit and sample from 0. */
  readonly text: string;
}

/**
 * The equations of a set that contains S(f), the points where a program of θ is not analytic.
 *
 * $S(f) \subset \bigcup \{\theta : z(\theta) = b\}$ over all pre-activations z of kinked functions and all breaks b
 * that are not removable, and over the differences of all pairs of candidates of a maximum: outside, every value is
 * analytic. The inclusion may be strict (behind a dead unit the next
 * pre-activation does not matter). Pre-activations that are seen to be constant give no equation, since a scalar
 * function of a constant is constant.
 *
 * Grade: proved.
 */
export function singularSet(program: Program): readonly KinkEquation[] {
  const formulas = formulasOf(program);
  const found: KinkEquation[] = [];
  for (const [layer, kinked] of kinkedEquations(program).entries()) {
    const units = kinked.count / (program.equations[kinked.equation]!.shape[0] ?? 1);
    for (let element = 0; element < kinked.count; element++) {
      const formula = formulas.get(`${kinked.equation} ${element}`);
      if (formula === 'constant') continue;
      const unit = element % units;
      const sample = Math.floor(element / units);
      const symbol = `z_{${layer + 1},${unit + 1}}^{(${sample + 1})}(\\theta)`;
      const name = kinked.function.name;
      for (const k of kinked.kinks) {
        const at = kinked.function.breaks[k]!;
        found.push({
          equation: kinked.equation,
          scope: kinked.scope,
          activation: name,
          unit,
          sample,
          break: at,
          contact: kinked.contact[k]!,
          latex: [symbol, ...(formula === undefined ? [] : [formula]), numberLatex(at)].join(' = '),
          text: `${name} in ${kinked.scope || 'the program'}: pre-activation of unit ${unit}, sample ${sample} = ${at}`,
        });
      }
    }
  }
  found.push(...tieEquations(program));
  return found;
}

/** The equations "two candidates are equal" of every maximum. */
function tieEquations(program: Program): KinkEquation[] {
  const found: KinkEquation[] = [];
  const seen = new Set<number>();
  for (const [equation, e] of program.equations.entries()) {
    // A maximum and its marks have the same ties.
    if (!isMaximum(e) || seen.has(e.inputs[0]!)) continue;
    seen.add(e.inputs[0]!);
    const shape = shapeOf(program, e.inputs[0]!);
    const width = shape.at(-1)!;
    const windows = sizeOf(shape.slice(1, -1));
    for (let n = 0; n < sizeOf(shape) / width; n++) {
      const [sample, unit] = shape.length > 1 ? [Math.floor(n / windows), n % windows] : [0, 0];
      for (let j = 1; j < width; j++)
        for (let i = 0; i < j; i++) {
          const element = (k: number): string => `u_{${unit + 1},${k + 1}}^{(${sample + 1})}(\\theta)`;
          found.push({
            equation,
            scope: e.scope,
            activation: 'max',
            unit,
            sample,
            break: 0,
            contact: e.primitive === 'reduceMax' ? 0 : -1,
            latex: `${element(i)} = ${element(j)}`,
            text: `max in ${e.scope || 'the program'}: elements ${i} and ${j} of window ${unit}, sample ${sample} are equal`,
          });
        }
    }
  }
  return found;
}

/** Formulas are made for programs up to this size (kinked elements × parameters), and shown up to this length. */
const largestSize = 200_000;
const longestFormula = 120;

/** The KaTeX of every pre-activation that is short enough, or `constant`, by equation and element. */
function formulasOf(program: Program): ReadonlyMap<string, string> {
  const formulas = new Map<string, string>();
  if (program.inputs.length !== 1) return formulas;
  const known = preactivations(program, largestSize) ?? [];
  const parameters = program.inputs[0]!.shape.reduce((size, d) => size * d, 1);
  const values = new Map<number, string>();
  const nameOf = (variable: number): string =>
    variable < parameters ? `\\theta_{${variable + 1}}` : (values.get(variable) ?? overlong);
  for (const activation of known) {
    const key = `${activation.equation} ${activation.element}`;
    if (constantValue(activation.preactivation) !== undefined) formulas.set(key, 'constant');
    else if (activation.preactivation.size <= longestFormula / 8) {
      const text = formulaLatex(activation.preactivation, nameOf);
      if (text.length <= longestFormula) formulas.set(key, text);
    }
    values.set(activation.variable, valueLatex(activation.function, formulas.get(key)));
  }
  return formulas;
}

/** Longer than any formula that is shown: what contains it is not shown either. */
const overlong = ' '.repeat(longestFormula + 1);

function valueLatex(f: ScalarFunction, argument: string | undefined): string {
  if (argument === undefined || argument === 'constant') return overlong;
  return `\\operatorname{${f.name.replaceAll(/[^A-Za-z]/g, '')}}\\left(${argument}\\right)`;
}
