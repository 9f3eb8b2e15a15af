import type { MapParameters } from '../ir/primitives/map.js';
import { atoms } from '../scalar/atoms.js';
import { power } from '../scalar/evaluateExpression.js';
import type { Expression } from '../scalar/expression.js';
import { defaultPiece, germ, ownerIndex, type ScalarFunction } from '../scalar/piecewise.js';

/**
 * A step that applies a scalar function to a whole block: each piece over all elements, kept where it is selected.
 *
 * Selection goes from the default piece outwards, so that the outermost comparison that holds wins, as in
 * `germIndex`.
 */
export function mapBlock(p: MapParameters, a: Float64Array, out: Float64Array, lanes: number): () => void {
  const f = p.function;
  if (p.germs !== undefined) return fixedGerms(f, p.germs, a, out, lanes);
  const last = defaultPiece(f);
  const scratch = new Scratch(a.length);
  const steps: (() => void)[] = [() => out.set(scratch.evaluate(germ(f, last), a, 0))];
  for (let k = last - 1; k >= 0; k--) steps.push(...outward(f, k, k, '<', a, out, scratch));
  for (let k = last; k < f.breaks.length; k++) steps.push(...outward(f, k, k + 1, '>', a, out, scratch));
  return () => {
    for (const step of steps) step();
  };
}

/** The steps that write the piece beyond break `k`, and the break itself. */
function outward(
  f: ScalarFunction,
  k: number,
  piece: number,
  side: '<' | '>',
  a: Float64Array,
  out: Float64Array,
  scratch: Scratch,
): (() => void)[] {
  const at = f.breaks[k]!;
  const owner = ownerIndex(f, k);
  const steps = [
    () => {
      const v = scratch.evaluate(germ(f, piece), a, 0);
      if (side === '<') for (let e = 0; e < a.length; e++) out[e] = a[e]! < at ? v[e]! : out[e]!;
      else for (let e = 0; e < a.length; e++) out[e] = a[e]! > at ? v[e]! : out[e]!;
    },
  ];
  steps.push(() => {
    const v = scratch.evaluate(germ(f, owner), a, 0);
    for (let e = 0; e < a.length; e++) if (a[e] === at) out[e] = v[e]!;
  });
  return steps;
}

function fixedGerms(
  f: ScalarFunction,
  germs: Uint8Array,
  a: Float64Array,
  out: Float64Array,
  lanes: number,
): () => void {
  const scratch = new Scratch(a.length);
  const used = [...new Set(germs)];
  return () => {
    for (const index of used) {
      const v = scratch.evaluate(germ(f, index), a, 0);
      for (let e = 0; e < germs.length; e++) {
        if (germs[e] === index) for (let i = e * lanes; i < (e + 1) * lanes; i++) out[i] = v[i]!;
      }
    }
  };
}

/** Blocks for the intermediate results of an expression, made once and used again. */
class Scratch {
  readonly #size: number;
  readonly #blocks: Float64Array[] = [];
  readonly #constants = new Map<number, Float64Array>();

  constructor(size: number) {
    this.#size = size;
  }

  /** The values of an expression over the block; `depth` is the first scratch block that may be written. */
  evaluate(e: Expression, a: Float64Array, depth: number): Float64Array {
    switch (e.op) {
      case 'x':
        return a;
      case 'constant':
        return this.#constant(e.value);
      case 'neg': {
        const v = this.evaluate(e.of, a, depth + 1);
        const out = this.#block(depth);
        for (let k = 0; k < out.length; k++) out[k] = -v[k]!;
        return out;
      }
      case 'atom': {
        const v = this.evaluate(e.of, a, depth + 1);
        const out = this.#block(depth);
        const kernel = atoms[e.atom].evaluate;
        for (let k = 0; k < out.length; k++) out[k] = kernel(v[k]!);
        return out;
      }
      case 'pow': {
        const v = this.evaluate(e.of, a, depth + 1);
        const out = this.#block(depth);
        for (let k = 0; k < out.length; k++) out[k] = power(v[k]!, e.exponent, product);
        return out;
      }
      default: {
        const left = this.evaluate(e.left, a, depth + 1);
        const right = this.evaluate(e.right, a, depth + 2);
        const out = this.#block(depth);
        combine[e.op](left, right, out);
        return out;
      }
    }
  }

  #block(depth: number): Float64Array {
    this.#blocks[depth] ??= new Float64Array(this.#size);
    return this.#blocks[depth]!;
  }

  #constant(value: number): Float64Array {
    const key = Object.is(value, -0) ? Number.NaN : value; // a Map does not tell −0 from 0
    let block = this.#constants.get(key);
    if (block === undefined) {
      block = new Float64Array(this.#size).fill(value);
      this.#constants.set(key, block);
    }
    return block;
  }
}

const product = (p: number, q: number): number => p * q;

const combine = {
  add: (p: Float64Array, q: Float64Array, out: Float64Array): void => {
    for (let k = 0; k < out.length; k++) out[k] = p[k]! + q[k]!;
  },
  sub: (p: Float64Array, q: Float64Array, out: Float64Array): void => {
    for (let k = 0; k < out.length; k++) out[k] = p[k]! - q[k]!;
  },
  mul: (p: Float64Array, q: Float64Array, out: Float64Array): void => {
    for (let k = 0; k < out.length; k++) out[k] = p[k]! * q[k]!;
  },
  div: (p: Float64Array, q: Float64Array, out: Float64Array): void => {
    for (let k = 0; k < out.length; k++) out[k] = p[k]! / q[k]!;
  },
};
