import type { Optimiser, StepParameters } from '@crease/tensor';
import {
  constantPolynomial,
  constantValue,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
} from '../algebra/polynomialRing.js';
import { formatRational } from '../encoding/rationalText.js';
import { Refusal } from '../interpret/refusal.js';
import { rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { affineParts, hasFinitelyManyMoves } from './affineParts.js';
import { moveProgram } from './moveProgram.js';
import { OpaqueReading } from './opaqueReading.js';

/**
 * What is known about the first step θ₀ ↦ θ₁ from the usual start of an optimiser, in words.
 *
 * The states with the slots at their start are a null set of states, so that statements about almost every state say
 * nothing about it. Exact: the moves are composed as polynomials with the slots at their start. Grade: proved.
 */
export function firstStepText(optimiser: Optimiser, parameters: StepParameters): string {
  const slots = Object.keys(optimiser.slots);
  if (slots.length === 0) return 'The state is θ alone, so the statement is about almost every start.';
  const usual = `The usual start (${slots.map((name) => `${name} = ${optimiser.slots[name]!.start}`).join(', ')}) is a null set of states, of which this says nothing.`;
  const first = firstStep(optimiser, parameters);
  return first === undefined ? usual : `${usual} From there the first step ${first}.`;
}

/** What is proved about it; `undefined` if nothing is. */
function firstStep(optimiser: Optimiser, parameters: StepParameters): string | undefined {
  const values = new OpaqueReading(['theta', 'gradient', 'eta']);
  const theta = composed(values, optimiser, parameters);
  const [slope, rest] = (theta && affineParts(values, theta, 'theta')) ?? [];
  if (slope === undefined || rest === undefined) return undefined;
  const [decay, kept] = affineParts(values, slope, 'eta') ?? [];
  const perStep = decay && constantValue(decay);
  if (perStep === undefined || kept === undefined || !equalPolynomials(kept, polynomialRing.one)) return undefined;
  if (hasFinitelyManyMoves(values, rest)) {
    const exception = rationals.isZero(perStep) ? '' : ', except where it multiplies θ by 0';
    return `moves θ by one of finitely many vectors, which is non-singular for every η > 0${exception}`;
  }
  const [pull, others] = affineParts(values, rest, 'gradient') ?? [];
  const [pullPerStep, still] = (pull && affineParts(values, pull, 'eta')) ?? [];
  const multiple = pullPerStep && constantValue(pullPerStep);
  if (others?.size !== 0 || still?.size !== 0 || multiple === undefined) return undefined;
  // θ + ηdθ − ηc∇L(θ) is gradient descent with step size cη of L − (d/2c)‖θ‖².
  const weight = rationals.div(perStep, multiple);
  const loss = rationals.isZero(weight) ? '' : ` for the loss with weight decay ${formatRational(weight)}`;
  const size = formatRational(rationals.neg(multiple));
  return `is one of gradient descent with step size ${size === '1' ? '' : `${size} · `}η${loss}, so it is singular exactly where that is`;
}

/** θ after the first step. */
function composed(
  values: OpaqueReading,
  optimiser: Optimiser,
  parameters: StepParameters,
): MultivariatePolynomial | undefined {
  const constant = (value: number): MultivariatePolynomial => constantPolynomial(rationalFromNumber(value));
  const state: Record<string, MultivariatePolynomial> = { theta: values.variable('theta') };
  for (const [name, { start }] of Object.entries(optimiser.slots)) state[name] = constant(start);
  for (const [name, base] of Object.entries(optimiser.clocks)) state[name] = constant(parameters[base]!);
  for (const [k, { slot }] of optimiser.moves.entries()) {
    const program = moveProgram(optimiser, k, parameters);
    const inputs = program.inputs.map(({ name }) => state[name] ?? values.variable(name));
    const next = values.output(program, inputs);
    if (next instanceof Refusal) return undefined;
    state[slot] = next;
  }
  return state.theta;
}
