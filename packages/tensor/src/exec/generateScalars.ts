import { broadcastSource } from '../ir/primitives/broadcast.js';
import { matmulSizes } from '../ir/primitives/matmul.js';
import type { PrimitiveName, PrimitiveParameters } from '../ir/primitives/registry.js';
import { sumTarget } from '../ir/primitives/sum.js';
import { transposeSource } from '../ir/primitives/transpose.js';
import { type Equation, type Program, shapeOf } from '../ir/program.js';
import { type Shape, sizeOf } from '../ir/shape.js';
import { evaluateScalar } from '../scalar/piecewise.js';
import type { PreparedProgram } from './compiled.js';
import { kernelCall, literal, type Operand, repeatingKernel, ScalarCode, text } from './emitScalar.js';
import type { Generated, GenerateOptions } from './generated.js';
import { Guards } from './guards.js';
import { type LaneFunction, laneFunction } from './laneFunction.js';
import { calledIn } from './separateAtoms.js';
import type { RegionPrograms } from './specialise.js';

/** How many scalar operations the straight-line code of a program has, roughly. */
export function scalarCount(program: Program): number {
  let count = 0;
  for (const e of program.equations) {
    const inner =
      e.primitive === 'matmul'
        ? matmulSizes(shapeOf(program, e.inputs[0]!), shapeOf(program, e.inputs[1]!), e.parameters).inner
        : 1;
    const source = e.inputs.length > 0 ? sizeOf(shapeOf(program, e.inputs[0]!)) : 0;
    count += Math.max(sizeOf(e.shape) * inner, source);
  }
  return count;
}

/** Code for regions is tried again after so many lanes that are in none of them. */
const generalRun = 16;

/**
 * Straight-line code on scalars, one variable for each intermediate number, with one loop over the lanes: what small
 * programs compile to. Every lane reads its inputs before it writes its outputs; whatever depends on shared inputs only
 * is computed before the loop.
 *
 * Each region has a function that runs lanes as long as they are inside it. They are tried in turn; what is in no region
 * goes through the general code. Functions of their own and not branches of one: they leave an engine all its registers.
 */
export function generateScalars(
  program: Program,
  { lanes, varies, branchless }: GenerateOptions,
  regions: readonly RegionPrograms[],
): Generated {
  const constants: unknown[] = [];
  const before = new ScalarCode({ prefix: 'u', branchless, constants });
  const numbersOf = ({ parts, varies }: PreparedProgram, code: ScalarCode): (readonly Operand[])[] => {
    const isOwn = (id: number): boolean => lanes === 1 || varies[id]!;
    const shared = operands(parts, lanes, isOwn, before);
    const values = operands(parts, lanes, isOwn, code, shared);
    return parts.outputs.map((id) => values[id]!);
  };
  const written = (name: string, code: ScalarCode, computed: PreparedProgram): LaneFunction => {
    const stores = numbersOf(computed, code).flatMap((values, k) =>
      values.map((v, e) => `o${k}[${address(e, lanes)}]=${text(v)};`),
    );
    return laneFunction(name, [...code.statements, ...stores].join('\n'));
  };
  const inside = regions.map(({ conditions, choices, inside }, r) => {
    const code = new ScalarCode({ prefix: 'r', branchless, constants });
    const guards = new Guards('return l;', code);
    for (const [k, own] of numbersOf(conditions, code).entries()) guards.choice(choices[k]!, own);
    return written(`region${r}`, code, inside);
  });
  const general = written('general', new ScalarCode({ branchless, constants }), { parts: program, varies });
  const shared = new Set([...inside, general].flatMap((f) => f.shared));
  // A point of a region with results of its own gets them whatever its neighbours are.
  const step = regions.every(({ isSame }) => isSame) ? generalRun : 1;
  const tried = inside.map(({ call }) => `l=${call('l', String(lanes))}`).join('');
  const run =
    inside.length === 0
      ? general.call('0', String(lanes))
      : `for(let l=0;l<${lanes};){const to=Math.min(${lanes},l+${step});${tried}if(l<to)l=${general.call('l', 'to')}}`;
  const body = [
    `const shared=new Float64Array(${shared.size === 0 ? 0 : before.statements.length});`,
    ...[...inside, general].map(({ source }) => source),
    'return function(inputs,outputs){',
    ...program.inputs.map((_, k) => `const i${k}=inputs[${k}];`),
    ...program.outputs.map((_, k) => `const o${k}=outputs[${k}];`),
    ...before.statements,
    ...Array.from(shared, (name) => `shared[${name.slice(1)}]=${name};`),
    run,
    '}',
  ].join('\n');
  return { body, constants, functions: { [repeatingKernel]: evaluateScalar } };
}

/**
 * The numbers of every value, element by element: of the values that are the same for all lanes if `shared` is not
 * given, otherwise of the others too.
 */
function operands(
  program: Program,
  lanes: number,
  isOwn: (id: number) => boolean,
  code: ScalarCode,
  shared?: readonly (readonly Operand[])[],
): Operand[][] {
  const values: Operand[][] = [];
  const add = (make: () => Operand[]): void => {
    const id = values.length;
    if (isOwn(id)) values.push(shared === undefined ? [] : make());
    else values.push(shared === undefined ? make() : [...shared[id]!]);
  };
  for (const [k, input] of program.inputs.entries()) {
    const stride = isOwn(k) ? lanes : 1;
    add(() => Array.from({ length: sizeOf(input.shape) }, (_, e) => code.assign(`i${k}[${address(e, stride)}]`)));
  }
  for (const e of program.equations) {
    const rule = rules[e.primitive] as Rule<unknown>;
    const shapes = e.inputs.map((id) => shapeOf(program, id));
    add(() =>
      rule(
        code,
        e.parameters,
        e.inputs.map((id) => values[id]!),
        shapes,
        e,
      ),
    );
  }
  return values;
}

function address(element: number, lanes: number): string {
  if (lanes === 1) return String(element);
  return element === 0 ? 'l' : `(l+${element * lanes})|0`;
}

type Rule<P> = (
  code: ScalarCode,
  parameters: P,
  inputs: readonly (readonly Operand[])[],
  shapes: readonly Shape[],
  equation: Equation,
) => Operand[];

const elementwise =
  (op: '+' | '-' | '*'): Rule<unknown> =>
  (code, _, [a, b]) =>
    a!.map((v, e) => code.binary(op, v, b![e]!));

const picked = (source: ArrayLike<number>, from: readonly Operand[]): Operand[] => Array.from(source, (s) => from[s]!);

const rules: { readonly [K in PrimitiveName]: Rule<PrimitiveParameters[K]> } = {
  constant: (_code, p) => Array.from(p.values),
  broadcast: (_code, p, [a], [shape]) => picked(broadcastSource(shape!, p), a!),
  reshape: (_code, _p, [a]) => [...a!],
  transpose: (_code, p, [a], [shape]) => picked(transposeSource(shape!, p), a!),
  add: elementwise('+'),
  sub: elementwise('-'),
  mul: elementwise('*'),
  neg: (code, _p, [a]) => a!.map((v) => code.negative(v)),
  scale: (code, p, [a]) => a!.map((v) => code.binary('/', code.binary('*', v, p.numerator), p.denominator)),
  matmul: (code, p, [a, b], [shapeA, shapeB]) => {
    const s = matmulSizes(shapeA!, shapeB!, p);
    return Array.from({ length: s.stack * s.rows * s.columns }, (_, e) => {
      const row = Math.floor(e / s.columns);
      const n = Math.floor(row / s.rows);
      const p0 = n * s.aSize + (row % s.rows) * s.aRow;
      const q0 = n * s.bSize + (e % s.columns) * s.bColumn;
      let total: Operand = 0;
      for (let k = 0; k < s.inner; k++) {
        const term = code.binary('*', a![p0 + k * s.aInner]!, b![q0 + k * s.bInner]!);
        total = k === 0 ? term : code.binary('+', total, term);
      }
      return total;
    });
  },
  sum: (code, p, [a], [shape], equation) => {
    const out = new Array<Operand | undefined>(sizeOf(equation.shape)).fill(undefined);
    for (const [e, target] of sumTarget(shape!, p).entries()) {
      const before = out[target];
      out[target] = before === undefined ? a![e]! : code.binary('+', before, a![e]!);
    }
    return out.map((v) => v ?? 0);
  },
  slice: (_code, p, [a]) => a!.slice(p.offset, p.offset + sizeOf(p.shape)),
  assemble: (_code, p, parts) => {
    const out = new Array<Operand>(p.size).fill(0);
    for (const [k, part] of parts.entries()) for (const [e, v] of part.entries()) out[p.offsets[k]! + e] = v;
    return out;
  },
  gather: (_code, p, [a]) => picked(p.indices, a!),
  scatterAdd: (code, p, [a]) => {
    const out = new Array<Operand>(sizeOf(p.shape)).fill(0);
    for (const [e, target] of p.indices.entries()) out[target] = code.binary('+', out[target]!, a![e]!);
    return out;
  },
  map: (code, p, [a], _shapes, equation) => {
    const name = calledIn(equation);
    return name === undefined ? a!.map((v, e) => code.map(p, e, v)) : code.calls(name, a!);
  },
  logSumExp: (code, _p, [a], [shape]) => {
    const width = shape!.at(-1)!;
    return rowsOf(a!, width).map((terms) => {
      const { largest } = maximum(code, terms);
      const total = terms
        .map((v) => code.call('exp', code.binary('-', v, largest)))
        .reduce((sum, term) => code.binary('+', sum, term));
      return code.assign(`${largest}-${largest}===0?${largest}+${kernelCall('log', text(total))}:${largest}`);
    });
  },
  inverseRms: (code, p, [a], [shape]) =>
    rowsOf(a!, shape!.at(-1)!).map((terms) => {
      const squares = terms.map((v) => code.binary('*', v, v)).reduce((sum, term) => code.binary('+', sum, term));
      const meanSquare = code.binary('/', squares, terms.length);
      return code.binary('/', 1, code.call('sqrt', code.binary('+', meanSquare, p.epsilon)));
    }),
  reduceMax: (code, _p, [a], [shape]) => rowsOf(a!, shape!.at(-1)!).map((terms) => maximum(code, terms).largest),
  maxMask: (code, _p, [a], [shape]) =>
    rowsOf(a!, shape!.at(-1)!).flatMap((terms) => {
      const { position } = maximum(code, terms);
      return terms.map((_, k) => code.assign(`${position}===${k}?1:0`));
    }),
};

function rowsOf(a: readonly Operand[], width: number): (readonly Operand[])[] {
  return Array.from({ length: a.length / width }, (_, row) => a.slice(row * width, (row + 1) * width));
}

/** The variables that hold the largest of some numbers and its position, as `maximumIndex` finds them. */
function maximum(code: ScalarCode, terms: readonly Operand[]): { largest: string; position: string } {
  let largest = variable(code, terms[0]!);
  let position = '0';
  for (const [k, term] of terms.entries()) {
    if (k === 0) continue;
    const v = variable(code, term);
    const isLarger = code.assign(`${v}>${largest}||(${v}!==${v}&&${largest}===${largest})`);
    largest = code.assign(`${isLarger}?${v}:${largest}`);
    position = code.assign(`${isLarger}?${k}:${position}`);
  }
  return { largest, position };
}

function variable(code: ScalarCode, v: Operand): string {
  return typeof v === 'number' ? code.assign(literal(v)) : v;
}
