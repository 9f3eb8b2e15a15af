import {
  call,
  constant,
  evaluate,
  grad,
  jvp,
  mul,
  type Program,
  primitives,
  regions,
  shapeOf,
  sizeOf,
  sum,
  trace,
} from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { primitiveSamples } from './primitiveSamples.ts';
import { randomProgram } from './randomProgram.ts';
import { numbers, seeded } from './seeded.ts';

const eps = 2 ** -52;
const points = 5;

describe('every primitive', () => {
  it('has samples', () => {
    expect(Object.keys(primitiveSamples).sort()).toEqual(Object.keys(primitives).sort());
    for (const [name, samples] of Object.entries(primitiveSamples))
      for (const p of samples) expect(withDerivatives(p).some((e) => e.primitive === name)).toBe(true);
  });
  for (const [name, samples] of Object.entries(primitiveSamples)) {
    it(`${name}: first and second derivatives, adjoint identity, symmetric Hessians`, () => {
      for (const [k, program] of samples.entries())
        for (let seed = 1; seed <= points; seed++) checkDerivatives(program, 100 * k + seed);
    });
  }
});

describe('random programs', () => {
  for (let seed = 1; seed <= 120; seed++) {
    it(`program ${seed} has the derivatives that differences give`, () => {
      checkDerivatives(randomProgram(seeded(seed), 4 + (seed % 12)), seed);
    });
  }
});

/** All equations of a program and of its gradient (a scatterAdd occurs only there). */
function withDerivatives(p: Program): Program['equations'] {
  return [...p.equations, ...grad(weighted(p, ones(p))).equations];
}

/** ⟨u, f⟩ for fixed weights u: a scalar program. */
function weighted(program: Program, u: Float64Array): Program {
  const shapes = Object.fromEntries(program.inputs.map((i) => [i.name, i.shape]));
  return trace(shapes, (values) => {
    const [output] = call(program, Object.values(values));
    return sum(mul(output!, constant(output!, u, output!.shape)));
  });
}

function ones(p: Program): Float64Array {
  return new Float64Array(sizeOf(shapeOf(p, p.outputs[0]!))).fill(1);
}

function checkDerivatives(program: Program, seed: number): void {
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
  for (const [e, d] of difference.values.entries())
    expect(Math.abs(jv[e]! - d), `Jv[${e}], seed ${seed}`).toBeLessThanOrEqual(difference.tolerance(jv[e]!));

  // ⟨u, Jv⟩ = ⟨Jᵀu, v⟩: no differences needed. Each side is a sum of about `terms` products.
  const cotangents = wrt.map((k) => evaluate(grad(scalar, { wrt: k }), at)[0]!);
  const left = dot(u, jv);
  const right = wrt.reduce((total, k) => total + dot(cotangents[k]!, v[k]!), 0);
  const magnitude = absDot(u, jv) + wrt.reduce((total, k) => total + absDot(cotangents[k]!, v[k]!), 0);
  expect(Math.abs(left - right), `adjoint, seed ${seed}`).toBeLessThanOrEqual(
    1e-13 * (1 + conditioning(program, at)) * (1 + magnitude),
  );

  // Second order: H v of ⟨u, f⟩ against differences of the gradient, and ⟨w, H v⟩ = ⟨v, H w⟩.
  let [vHw, wHv, scale] = [0, 0, 0];
  for (const k of wrt) {
    const gradient = grad(scalar, { wrt: k });
    const hv = evaluate(jvp(gradient), [...at, ...v])[0]!;
    const hw = evaluate(jvp(gradient), [...at, ...w])[0]!;
    const second = richardson((h) => evaluate(gradient, moved(at, v, h))[0]!);
    for (const [e, d] of second.values.entries())
      expect(Math.abs(hv[e]! - d), `Hv[${e}], seed ${seed}`).toBeLessThanOrEqual(second.tolerance(hv[e]!));
    wHv += dot(w[k]!, hv);
    vHw += dot(v[k]!, hw);
    scale += absDot(w[k]!, hv) + absDot(v[k]!, hw);
  }
  expect(Math.abs(wHv - vHw), `symmetry, seed ${seed}`).toBeLessThanOrEqual(
    1e-12 * (1 + conditioning(program, at)) * (1 + scale),
  );
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

const step = 1e-3;

/** The derivative at 0 of h ↦ f(h) from two central differences, with a bound made of their disagreement. */
function richardson(f: (h: number) => Float64Array): { values: Float64Array; tolerance: (value: number) => number } {
  const difference = (h: number): Float64Array => f(h).map((p, e) => (p - f(-h)[e]!) / (2 * h));
  const [coarse, fine] = [difference(step), difference(step / 2)];
  const values = fine.map((d, e) => d + (d - coarse[e]!) / 3);
  const disagreement = Math.max(0, ...fine.map((d, e) => Math.abs(d - coarse[e]!)));
  const size = Math.max(1, ...f(0).map(Math.abs));
  // The error of the extrapolated value is of fourth order; rounding adds about eps·|f|/h.
  return { values, tolerance: (v) => 0.05 * disagreement + (1e3 * (eps * size)) / step + 1e-9 * Math.abs(v) };
}

/** How large intermediate values get: rounding errors grow with them. */
function conditioning(program: Program, at: readonly Float64Array[]): number {
  return Math.max(...evaluate(program, at)[0]!.map(Math.abs));
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
