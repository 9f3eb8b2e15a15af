import type { MapParameters } from '../ir/primitives/map.js';
import { atomNamed } from '../scalar/atom.js';
import { power } from '../scalar/evaluateExpression.js';
import type { Expression } from '../scalar/expression.js';
import { defaultPiece, germ, hasFinitelyManyPieces, ownerIndex, type ScalarFunction } from '../scalar/piecewise.js';
import { type RepeatingFunction, repetition } from '../scalar/repetition.js';
import { isRectifier } from './blend.js';
import { kernelRun, kernels } from './kernels.js';

type Step = () => void;

/**
 * The steps that apply a scalar function to a whole block: each piece over all elements, kept where it is selected.
 *
 * Selection goes from the default piece outwards, so that the outermost comparison that holds wins, as in
 * `germIndex`.
 */
export function mapBlock(p: MapParameters, a: Float64Array, out: Float64Array, lanes: number): Step {
  const f = p.function;
  const steps: Step[] = [];
  if (p.germs !== undefined) fixedGerms(f, p.germs, a, out, lanes, steps);
  else if (!hasFinitelyManyPieces(f)) repeated(f, a, out, steps);
  else if (isRectifier(f)) steps.push(() => kernels.rectify(a, out));
  else {
    const last = defaultPiece(f);
    // The block that the next selection leaves where its comparison does not hold.
    let rest = block(germ(f, last), a, steps, f.breaks.length === 0 ? out : undefined);
    const beyond = (k: number, piece: number, less: boolean): void => {
      const owner = ownerIndex(f, k);
      const at = f.breaks[k]!;
      const value = block(germ(f, piece), a, steps);
      const otherwise = rest;
      const select = selector(less, owner === piece);
      steps.push(() => select(a, at, value, otherwise, out));
      rest = out;
      if (owner < f.pieces.length) return;
      const own = block(germ(f, owner), a, steps);
      steps.push(() => kernels.selectEqual(a, at, own, out, out));
    };
    for (let k = last - 1; k >= 0; k--) beyond(k, k, true);
    for (let k = last; k < f.breaks.length; k++) beyond(k, k + 1, false);
    if (rest !== out) steps.push(() => out.set(rest));
  }
  return () => {
    for (let k = 0; k < steps.length; k++) steps[k]!();
  };
}

function selector(less: boolean, inclusive: boolean): typeof kernels.selectLess {
  if (less) return inclusive ? kernels.selectLessOrEqual : kernels.selectLess;
  return inclusive ? kernels.selectGreaterOrEqual : kernels.selectGreater;
}

function repeated(f: RepeatingFunction, a: Float64Array, out: Float64Array, steps: Step[]): void {
  const find = repetition().finder(f);
  const found = new Float64Array(4 * a.length);
  steps.push(() => find(a, found, 0, a.length));
  const [at, near, far, index] = [0, 1, 2, 3].map((k) => found.subarray(k * a.length, (k + 1) * a.length));
  let value: Float64Array = at!;
  for (const [k, piece] of f.repeat.pieces.entries()) {
    const own = block(piece, at!, steps);
    const others = value;
    if (k > 0) steps.push(() => kernels.selectEqual(index!, k, own, others, out));
    value = k > 0 ? out : own;
  }
  steps.push(() => kernels.add(value, near!, out));
  steps.push(() => kernels.add(out, far!, out));
}

function fixedGerms(
  f: ScalarFunction,
  germs: Int32Array,
  a: Float64Array,
  out: Float64Array,
  lanes: number,
  steps: Step[],
): void {
  for (const index of new Set(germs)) {
    const value = block(germ(f, index), a, steps);
    steps.push(() => {
      for (let e = 0; e < germs.length; e++)
        if (germs[e] === index) kernels.copy(value, e * lanes, out, e * lanes, lanes);
    });
  }
}

/**
 * The block that holds the values of an expression over the block `a`; appends the steps that compute it.
 *
 * @param target the block to use for the result, unless it is `a` itself
 */
function block(e: Expression, a: Float64Array, steps: Step[], target?: Float64Array): Float64Array {
  if (e.op === 'x') return a;
  const out = target ?? new Float64Array(a.length);
  switch (e.op) {
    case 'constant':
      if (target === undefined) out.fill(e.value);
      else steps.push(() => out.fill(e.value));
      break;
    case 'neg': {
      const v = block(e.of, a, steps);
      steps.push(() => kernels.neg(v, out));
      break;
    }
    case 'atom': {
      const v = block(e.of, a, steps);
      const { evaluateAll } = atomNamed(e.atom);
      steps.push(() => {
        for (let e = 0; e < out.length; e += kernelRun) evaluateAll(v, out, e, Math.min(e + kernelRun, out.length));
      });
      break;
    }
    case 'pow': {
      const v = block(e.of, a, steps);
      const { exponent } = e;
      const product = (p: Float64Array, q: Float64Array): Float64Array => {
        const next = new Float64Array(a.length);
        steps.push(() => kernels.mul(p, q, next));
        return next;
      };
      return power(v, exponent, product);
    }
    default: {
      const left = block(e.left, a, steps);
      const right = block(e.right, a, steps);
      const combine = kernels[e.op];
      steps.push(() => combine(left, right, out));
    }
  }
  return out;
}
