import { matmulSizes } from '../ir/primitives/matmul.js';
import { type Program, shapeOf } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';
import type { PreparedProgram } from './compiled.js';
import { type Operand, ScalarCode, text } from './emitScalar.js';
import type { Generated, GenerateOptions } from './generated.js';
import { Guards } from './guards.js';
import { type LaneFunction, laneFunction } from './laneFunction.js';
import { type ScalarRule, scalarRules } from './scalarRules.js';
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
  return { body, constants, functions: {} };
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
    const rule = scalarRules[e.primitive] as ScalarRule<unknown>;
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
