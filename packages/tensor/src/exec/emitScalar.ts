import { inFloatingPoint, type ScaleParameters } from '../ir/primitives/arithmetic.js';
import type { MapParameters } from '../ir/primitives/map.js';
import { type AtomName, atomNamed } from '../scalar/atom.js';
import { power } from '../scalar/evaluateExpression.js';
import { type Expression, isConstant } from '../scalar/expression.js';
import { defaultPiece, type FiniteFunction, germ, hasFinitelyManyPieces, ownerIndex } from '../scalar/piecewise.js';
import { type RepeatingFunction, repetition } from '../scalar/repetition.js';
import { blendedPieces, isBlendable, isRectifier, pieceIndex, rectified } from './blend.js';

/** A scalar in generated code: a known number, or the name of a variable. */
export type Operand = number | string;

/** The operators of generated code, by the names of operations. */
export const operators = { add: '+', sub: '-', mul: '*', div: '/' } as const;

/** A number as JavaScript source that reads back to the same bits. */
export function literal(value: number): string {
  if (Object.is(value, -0)) return '(-0)';
  return value < 0 ? `(${value})` : String(value);
}

/** How scalar code is written. */
export interface ScalarCodeOptions {
  /** Prefix of the names of the variables. */
  readonly prefix?: string;
  /**
   * Whether all pieces are written into an array from which the selected one is read, instead of a branch. Same results,
   * several times faster where signs are random, slower where they can be predicted.
   */
  readonly branchless?: boolean;
  /** The array `constants` of the generated code: kernels of functions that repeat are put there. */
  readonly constants: unknown[];
}

/** The entries of the array `scratch` of generated code: for pieces to choose from, and for arguments of kernels. */
export const scratchSize = 64;

/** Scalar code under construction: statements with shared subexpressions and folded constants. */
export class ScalarCode {
  readonly statements: string[] = [];
  /** For variables that are products: of what. */
  readonly factors: Map<string, readonly [Operand, Operand]> = new Map();
  readonly #known = new Map<string, string>();
  readonly #prefix: string;
  readonly #branchless: boolean;
  readonly #constants: unknown[];
  #count = 0;
  #scratchUsed = 0;

  constructor({ prefix = 't', branchless = false, constants }: ScalarCodeOptions) {
    this.#constants = constants;
    this.#prefix = prefix;
    this.#branchless = branchless;
  }

  /** The variable that holds the value of this source text. */
  assign(source: string): string {
    let name = this.#known.get(source);
    if (name === undefined) {
      name = this.#declare(source);
      this.#known.set(source, name);
    }
    return name;
  }

  #declare(source: string): string {
    const name = `${this.#prefix}${this.#count++}`;
    this.statements.push(`const ${name}=${source};`);
    return name;
  }

  /** a op b. Only identities that hold for every double are used. */
  binary(op: '+' | '-' | '*' | '/', a: Operand, b: Operand): Operand {
    if (typeof a === 'number' && typeof b === 'number')
      return op === '+' ? a + b : op === '-' ? a - b : op === '*' ? a * b : a / b;
    if (op === '*' && a === 1) return b;
    if ((op === '*' || op === '/') && b === 1) return a;
    if (op === '-' && Object.is(b, 0)) return a;
    if (op === '+' && Object.is(b, -0)) return a;
    const name = this.assign(`${text(a)}${op}${text(b)}`);
    if (op === '*') this.factors.set(name, [a, b]);
    return name;
  }

  /** a times a fixed ratio. */
  scale(a: Operand, ratio: ScaleParameters): Operand {
    const [factor, divisor] = inFloatingPoint(ratio);
    return this.binary('/', this.binary('*', a, factor), divisor);
  }

  /** −a. */
  negative(a: Operand): Operand {
    return typeof a === 'number' ? -a : this.assign(`-${a}`);
  }

  /** An elementary function of a. */
  call(name: AtomName, a: Operand): Operand {
    return typeof a === 'number' ? atomNamed(name).evaluate(a) : this.assign(kernelCall(name, a));
  }

  /** An elementary function of several numbers, in as few calls as the array `scratch` allows. */
  calls(name: AtomName, of: readonly Operand[]): Operand[] {
    const values: Operand[] = [];
    for (let first = 0; first < of.length; first += scratchSize) {
      const some = of.slice(first, first + scratchSize);
      if (some.length === 1 || some.every((a) => typeof a === 'number')) {
        values.push(...some.map((a) => this.call(name, a)));
        continue;
      }
      const stores = some.map((a, k) => `scratch[${k}]=${text(a)};`).join('');
      this.statements.push(`${stores}${arrayKernel(name)}(scratch,scratch,0,${some.length});`);
      values.push(...some.map((_, k) => this.#declare(`scratch[${k}]`)));
    }
    return values;
  }

  /** The value of an expression at a, with every intermediate result shared. */
  expression(e: Expression, a: Operand): Operand {
    switch (e.op) {
      case 'x':
        return a;
      case 'constant':
        return e.value;
      case 'neg':
        return this.negative(this.expression(e.of, a));
      case 'pow':
        return power(this.expression(e.of, a), e.exponent, (p, q) => this.binary('*', p, q));
      case 'atom':
        return this.call(e.atom, this.expression(e.of, a));
      default:
        return this.binary(operators[e.op], this.expression(e.left, a), this.expression(e.right, a));
    }
  }

  /** Element `index` of a map equation applied to a. */
  map(parameters: MapParameters, index: number, a: Operand): Operand {
    const f = parameters.function;
    if (parameters.germs !== undefined) return this.expression(germ(f, parameters.germs[index]!), a);
    if (!hasFinitelyManyPieces(f)) return this.#repeated(f, text(a));
    if (f.breaks.length === 0) return this.expression(f.pieces[0]!, a);
    return this.#selected(f, typeof a === 'number' ? this.assign(literal(a)) : a);
  }

  /** A kernel finds the piece, as for every way to evaluate; only the pieces themselves are written here. */
  #repeated(f: RepeatingFunction, argument: string): string {
    const find = `constants[${constantIndex(this.#constants, repetition().finder(f))}]`;
    this.statements.push(`scratch[0]=${argument};${find}(scratch,scratch,0,1);`);
    const [at, near, far, index] = [0, 1, 2, 3].map((k) => this.#declare(`scratch[${(k * scratchSize) / 4}]`));
    const values = f.repeat.pieces.map((e) => inline(e, at!));
    const last = values.pop();
    return this.assign(`(${values.map((v, k) => `${index}===${k}?${v}:`).join('')}${last})+${near}+${far}`);
  }

  #selected(f: FiniteFunction, variable: string): Operand {
    if (this.#branchless && isRectifier(f))
      return this.assign(rectified(variable, this.assign(`Math.abs(${variable})`), this.assign(`${variable}<=0`)));
    const first = this.#scratchUsed;
    const isFull = first + f.pieces.length > scratchSize;
    if (!this.#branchless || isFull || !isBlendable(f)) return this.assign(selection(f, variable));
    const index = pieceIndex(f, variable, literal);
    const [low, high] = f.pieces;
    // Comparisons count as 0 and 1: where these are the pieces (relu′), nothing has to be looked up.
    if (f.pieces.length === 2 && isConstant(low!, 0) && isConstant(high!, 1)) return this.assign(`+(${index})`);
    this.#scratchUsed += f.pieces.length;
    for (const [k, piece] of blendedPieces(f).entries())
      this.statements.push(`scratch[${first + k}]=${text(this.expression(piece, variable))};`);
    return this.assign(`scratch[${first}+${index}]`);
  }
}

/**
 * The source of a piecewise function at a variable: a chain of comparisons that evaluates only the selected piece, in
 * the order of `germIndex`.
 */
export function selection(f: FiniteFunction, variable: string): string {
  const last = defaultPiece(f);
  let source = '';
  const at = (k: number): string => inline(germ(f, k), variable);
  for (let k = 0; k < f.breaks.length; k++) {
    // Below the default piece from the left, above it from the right.
    const b = k < last ? k : f.breaks.length - 1 - (k - last);
    const outer = k < last ? b : b + 1;
    const owner = ownerIndex(f, b);
    const compare = k < last ? '<' : '>';
    const breakAt = literal(f.breaks[b]!);
    if (owner === outer) source += `${variable}${compare}=${breakAt}?${at(outer)}:`;
    else {
      source += `${variable}${compare}${breakAt}?${at(outer)}:`;
      if (owner >= f.pieces.length) source += `${variable}===${breakAt}?${at(owner)}:`;
    }
  }
  return source + at(last);
}

function inline(e: Expression, variable: string): string {
  switch (e.op) {
    case 'x':
      return variable;
    case 'constant':
      return literal(e.value);
    case 'neg':
      return `(-${inline(e.of, variable)})`;
    case 'pow':
      return power(inline(e.of, variable), e.exponent, (p, q) => `(${p}*${q})`);
    case 'atom':
      return kernelCall(e.atom, inline(e.of, variable));
    default:
      return `(${inline(e.left, variable)}${operators[e.op]}${inline(e.right, variable)})`;
  }
}

/** The name in generated code of the kernel of an atom. */
export function arrayKernel(name: AtomName): string {
  // Looked up in any case: what is not part of a bundle is refused here, and not when the code runs.
  return `${atomNamed(name).name}All`;
}

/**
 * The source of an elementary function of a number that is given as source. Argument and value go through an array: engines
 * box the numbers that go into and out of a function that they do not inline.
 */
export function kernelCall(name: AtomName, argument: string): string {
  if (name === 'sqrt') return `Math.sqrt(${argument})`;
  return `(scratch[0]=${argument},${arrayKernel(name)}(scratch,scratch,0,1),scratch[0])`;
}

/** The position of a value in the array `constants` of generated code, which it joins if it is new. */
export function constantIndex(constants: unknown[], value: unknown): number {
  const known = constants.indexOf(value);
  return known < 0 ? constants.push(value) - 1 : known;
}

/** The source of an operand. */
export function text(a: Operand): string {
  return typeof a === 'number' ? literal(a) : a;
}
