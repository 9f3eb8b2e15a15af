import { type Pattern, type Program, prune, restrict, sizeOf } from '@crease/tensor';
import { type CoprimePart, coprimeBasis, partsOf } from '../algebra/coprimeParts.js';
import { exactQuotient, leadingTerm } from '../algebra/polynomialDivision.js';
import {
  constantPolynomial,
  constantValue,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
  variable,
} from '../algebra/polynomialRing.js';
import { shortPolynomials } from '../algebra/shortPolynomials.js';
import { formulaLatex } from '../latex/formulaLatex.js';
import { formulaText } from '../latex/formulaText.js';
import { absolute } from '../number/integers.js';
import { rationalFromNumber } from '../number/rational.js';
import { interpret } from './interpret.js';
import type { KinkEquation } from './kinkEquations.js';

/** A set on which several kinks of a program lie: where a polynomial in θ is 0. */
export interface CreaseComponent {
  /** Without multiple factors; coprime integer coefficients, the leading one positive. Variable k is θ_{k+1}. */
  readonly polynomial: MultivariatePolynomial;
  /** True if it is proved that the polynomial has no factors over the rationals. Otherwise it may have. */
  readonly isIrreducible: boolean;
  /** The equations that hold on it. */
  readonly equations: readonly KinkEquation[];
  /** KaTeX, such as `\\theta_{1} - 2\\,\\theta_{2} = 0`; missing for more than 12 terms. */
  readonly latex?: string;
  /** Plain text, such as `θ1 - 2 θ2 = 0`; missing for more than 12 terms. */
  readonly text?: string;
}

/** The different sets on which kink equations hold. */
export interface CreaseComponents {
  /** No two of their polynomials have a common factor. */
  readonly components: readonly CreaseComponent[];
  /** Equations left out: ties, repeating ones, and those with pre-activations that are no polynomials or too large ones. */
  readonly rest: readonly KinkEquation[];
}

/**
 * The components of the set where kink equations hold, on one piece of a program: $0.9\,\theta_1 = 0$ and
 * $2.5\,\theta_1 = 0$ are one, and $0.9\,\theta_1\theta_2 = 0$ is two.
 *
 * On the points whose kinked elements have the pieces of the pattern, and if no function jumps on their limits, an equation
 * that is not in `rest` holds exactly where the polynomial of one of its components is 0, or everywhere, or nowhere: its
 * pre-activation is there a polynomial in θ, a product of powers of theirs (`coprimeBasis`). Equations that hold everywhere
 * or nowhere have no component. Grade: proved.
 *
 * A polynomial that is irreducible and of degree 1 in some variable is 0 on a set of dimension n − 1, and the zeros of
 * every other component meet it in less. Others may be 0 on less, $\theta_1^2 + \theta_2^2$ at a point only.
 *
 * Cost: that of the polynomials, up to 2000 terms each; some seconds for hundreds of equations of hundreds of terms.
 *
 * @param program   a program with one input θ
 * @param equations its kinks, from `singularSet` or `kinkEquations`
 * @param pattern   the pieces, such as `regions(program, [theta]).pattern`
 * @throws UsageError if the pattern names an equation that has no pieces
 */
export function creaseComponents(
  program: Program,
  equations: readonly KinkEquation[],
  pattern: Pattern,
): CreaseComponents {
  const polynomials = kinkPolynomials(program, equations, pattern);
  const known: (readonly [KinkEquation, readonly CoprimePart[]])[] = [];
  const rest: KinkEquation[] = [];
  for (const equation of equations) {
    const polynomial = polynomials.get(equation);
    if (polynomial !== undefined && constantValue(polynomial) !== undefined) continue;
    const parts = polynomial && partsOf(polynomial);
    if (parts === undefined) rest.push(equation);
    else known.push([equation, parts]);
  }
  const basis = coprimeBasis(known.flatMap(([, parts]) => parts));
  if (basis === undefined) return { components: [], rest: equations };
  const components = basis.map((component) => ({
    polynomial: component.factor,
    isIrreducible: component.isIrreducible,
    equations: known.filter(([, parts]) => parts.some((part) => isPartOf(component, part))).map(([own]) => own),
    ...shownEquation(component.factor),
  }));
  const first = ({ equations: own }: CreaseComponent): number => equations.indexOf(own[0]!);
  return { components: components.sort((a, b) => first(a) - first(b)), rest };
}

/** True if the first of two parts divides the second. */
function isPartOf(a: CoprimePart, b: CoprimePart): boolean {
  return b.isIrreducible ? equalPolynomials(a.factor, b.factor) : exactQuotient(b.factor, a.factor) !== undefined;
}

/** "Pre-activation − break" of equations whose pre-activation is a polynomial in θ on a piece. */
function kinkPolynomials(
  program: Program,
  equations: readonly KinkEquation[],
  pattern: Pattern,
): ReadonlyMap<KinkEquation, MultivariatePolynomial> {
  const theta = Array.from({ length: sizeOf(program.inputs[0]!.shape) }, (_, k) => variable(k));
  const values = new Map<number, readonly MultivariatePolynomial[]>();
  for (const place of new Set(equations.map(({ equation }) => equation))) {
    const e = program.equations[place]!;
    if (e.primitive !== 'map') continue;
    // One at a time: behind the first node that is no polynomial nothing is decided.
    const piece = prune(restrict({ ...program, outputs: [e.inputs[0]!] }, pattern));
    const reading = interpret(piece, [theta], shortPolynomials(mostTerms));
    if (reading.status === 'computed') values.set(place, reading.outputs[0]!);
  }
  const found = new Map<KinkEquation, MultivariatePolynomial>();
  for (const kink of equations) {
    const own = values.get(kink.equation);
    if (own === undefined || kink.period !== undefined) continue;
    const units = own.length / (program.equations[kink.equation]!.shape[0] ?? 1);
    const offset = constantPolynomial(rationalFromNumber(kink.break));
    found.set(kink, polynomialRing.sub(own[kink.sample * units + kink.unit]!, offset));
  }
  return found;
}

/** Polynomials of more terms than this are not made. */
const mostTerms = 2000;

/** Polynomials of more terms are not written out. */
const mostShown = 12;

/** "p = 0" for a multiple with short numbers: integers, or with the leading coefficient 1 where these are long. */
function shownEquation(p: MultivariatePolynomial): Pick<CreaseComponent, 'latex' | 'text'> {
  if (p.size > mostShown) return {};
  const isShort = [...p.values()].every(({ coefficient }) => absolute(coefficient.numerator) < 1_000_000n);
  const shown = isShort ? p : polynomialRing.div(p, constantPolynomial(leadingTerm(p).coefficient));
  return {
    latex: `${formulaLatex(shown, (k) => `\\theta_{${k + 1}}`)} = 0`,
    text: `${formulaText(shown, (k) => `θ${k + 1}`)} = 0`,
  };
}
