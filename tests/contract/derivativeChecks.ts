import {
  call,
  constant,
  evaluate,
  grad,
  jvp,
  mul,
  type Program,
  regions,
  shapeOf,
  sizeOf,
  sum,
  trace,
} from '@crease/tensor';
import { numbers, seeded } from './seeded.ts';

/** One comparison of derivatives. */
export interface DerivativeCheck {
  readonly what: string;
  /** Difference divided by its tolerance: at most 1 is right; NaN is not. */
  readonly excess: number;
}

const eps = 2 ** -52;
const step = 1e-3;

/** ⟨u, f⟩ for fixed weights u: a scalar program. */
export function weighted(program: Program, u: Float64Array): Program {
  const shapes = Object.fromEntries(program.inputs.map((i) => [i.name, i.shape]));
  return trace(shapes, (values) => {
    const [output] = call(program, Object.values(values));
    return sum(mul(output!, constant(output!, u, output!.shape)));
  });
}

/**
 * Forward mode against differences, reverse against forward mode by ⟨u, Jv⟩ = ⟨Jᵀu, v⟩, second derivatives against
 * differences of the gradient, and the symmetry ⟨w, Hv⟩ = ⟨v, Hw⟩, at one random point.
 *
 * @param program one output, any inputs
 */
export function derivativeChecks(program: Program, seed: number): DerivativeCheck[] {
  const checks: DerivativeCheck[] = [];
  const compare = (what: string, difference: number, tolerance: number): void => {
    checks.push({ what: `${what}, seed ${seed}`, excess: Math.abs(difference) / tolerance });
  };
  const random = seeded(seed);
  const at = farFromKinks(program, random);
  const sizes = at.map((a) => a.length);
  const v = sizes.map((n) => numbers(random, n, 1));
  const w = sizes.map((n) => numbers(random, n, 1));
  const u = numbers(random, sizeOf(shapeOf(program, program.outputs[0]!)), 1);
  const scalar = weighted(program, u);
  const wrt = program.inputs.map((_, k) => k);

  // Forward mode against central differences with one Richardson step.
  const jv = evaluate(jvp(program), [...at, ...v])[0]!;
  const difference = richardson((h) => evaluate(program, moved(at, v, h))[0]!);
  for (const [e, d] of difference.values.entries()) compare(`Jv[${e}]`, jv[e]! - d, difference.tolerance(jv[e]!));

  // ⟨u, Jv⟩ = ⟨Jᵀu, v⟩: no differences needed. Each side is a sum of about `terms` products.
  const cotangents = wrt.map((k) => evaluate(grad(scalar, { wrt: k }), at)[0]!);
  const left = dot(u, jv);
  const right = wrt.reduce((total, k) => total + dot(cotangents[k]!, v[k]!), 0);
  const magnitude = absDot(u, jv) + wrt.reduce((total, k) => total + absDot(cotangents[k]!, v[k]!), 0);
  const conditioning = 1 + largest(evaluate(program, at)[0]!);
  compare('adjoint', left - right, 1e-13 * conditioning * (1 + magnitude));

  // Second order: H v of ⟨u, f⟩ against differences of the gradient, and ⟨w, H v⟩ = ⟨v, H w⟩.
  let [vHw, wHv, scale] = [0, 0, 0];
  for (const k of wrt) {
    const gradient = grad(scalar, { wrt: k });
    const product = jvp(gradient);
    const hv = evaluate(product, [...at, ...v])[0]!;
    const hw = evaluate(product, [...at, ...w])[0]!;
    const second = richardson((h) => evaluate(gradient, moved(at, v, h))[0]!);
    for (const [e, d] of second.values.entries()) compare(`Hv[${k}][${e}]`, hv[e]! - d, second.tolerance(hv[e]!));
    wHv += dot(w[k]!, hv);
    vHw += dot(v[k]!, hw);
    scale += absDot(w[k]!, hv) + absDot(v[k]!, hw);
  }
  compare('symmetry', wHv - vHw, 1e-12 * conditioning * (1 + scale));
  return checks;
}

/** A point whose pre-activations keep at least 0.02 from every kink and tie: differences stay on one piece. */
function farFromKinks(program: Program, random: () => number): Float64Array[] {
  let best: Float64Array[] = [];
  let margin = -1;
  for (let attempt = 0; attempt < 400 && margin < 0.02; attempt++) {
    const at = program.inputs.map((i) => numbers(random, sizeOf(i.shape), 1.5));
    const here = regions(program, at);
    const gaps = here.maxima.map(({ ties, gap }) => (ties > 0 ? 0 : gap / 2));
    const distance = Math.min(here.margin, ...gaps);
    if (distance > margin) [best, margin] = [at, distance];
  }
  return best;
}

/** The derivative at 0 of h ↦ f(h) from two central differences, with a bound made of their disagreement. */
export function richardson(f: (h: number) => Float64Array): {
  values: Float64Array;
  tolerance: (value: number) => number;
} {
  const difference = (h: number): Float64Array => {
    const [above, below] = [f(h), f(-h)];
    return above.map((p, e) => (p - below[e]!) / (2 * h));
  };
  const [coarse, fine] = [difference(step), difference(step / 2)];
  const values = fine.map((d, e) => d + (d - coarse[e]!) / 3);
  const disagreement = Math.max(0, ...fine.map((d, e) => Math.abs(d - coarse[e]!)));
  const size = Math.max(1, largest(f(0)));
  // The error of the extrapolated value is of fourth order; rounding adds a few dozen eps·|f|/h.
  return { values, tolerance: (v) => 0.05 * disagreement + (200 * (eps * size)) / step + 1e-10 * Math.abs(v) };
}

function largest(values: Float64Array): number {
  return values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

function moved(at: readonly Float64Array[], v: readonly Float64Array[], h: number): Float64Array[] {
  return at.map((a, k) => a.map((x, e) => x + h * v[k]![e]!));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, x, e) => total + x * b[e]!, 0);
}

function absDot(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, x, e) => total + Math.abs(x * b[e]!), 0);
}
