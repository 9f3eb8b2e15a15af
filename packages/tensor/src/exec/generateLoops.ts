import { type Program, shapeOf } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';
import { multiply } from '../linalg/gemm.js';
import type { Generated, GenerateOptions } from './generated.js';
import { LoopLayout } from './loopLayout.js';
import { type LoopRule, loopRules } from './loopRules.js';

/** At most so many lanes run side by side: what they compute stays in the cache. */
const widestChunk = 16;
/** Engines do not optimise very long functions: from this many characters on the loops go into a further one. */
const longestFunction = 6000;

/**
 * Loops over arrays, elementwise chains fused into one loop: what larger programs compile to.
 *
 * Lanes run side by side in chunks of equal width. Whatever depends on shared inputs only is computed once, before them.
 */
export function generateLoops(program: Program, options: GenerateOptions): Generated {
  const { lanes, branchless } = options;
  // With one lane nothing has to be told apart.
  const varies = options.varies.map((v) => v && lanes > 1);
  const chunks = Math.ceil(lanes / (hasOwnProducts(program, varies) ? 1 : widestChunk));
  const width = Math.ceil(lanes / chunks);
  const layout = new LoopLayout(program, varies, width, branchless);
  const isAlike = chunks === 1 && program.outputs.every((id) => varies[id] === lanes > 1);
  const isDirect = isAlike && layout.writeOutputDirectly();
  const shared: string[] = [];
  const own: string[] = [];
  for (const [k, e] of program.equations.entries()) {
    const id = program.inputs.length + k;
    if (!layout.isWritten(id)) continue;
    const rule = loopRules[e.primitive] as LoopRule<unknown>;
    (varies[id] ? own : shared).push(rule(layout, e.parameters, e, id, layout.place(id)));
  }
  const stores = program.outputs.map((id, k) => {
    const from = layout.at(layout.place(id), 'e');
    const to = lanes === 1 ? `o${k}[e]` : `o${k}[(Math.imul(e,${lanes})+first+l)|0]`;
    const copy = `${to}=${from};`;
    return `for(let e=0;e<${sizeOf(shapeOf(program, id))};e=(e+1)|0){${lanes === 1 ? copy : `for(let l=0;l<count;l=(l+1)|0){${copy}}`}}`;
  });
  const arrays = program.inputs.map((input, k) => {
    const isLoaded = varies[k]! && chunks > 1;
    return { name: `i${k}`, size: isLoaded ? sizeOf(input.shape) * width : 0, isLoaded };
  });
  const loads = arrays.flatMap(({ name, isLoaded }, k) =>
    isLoaded
      ? [
          `for(let e=0;e<${sizeOf(program.inputs[k]!.shape)};e=(e+1)|0)for(let l=0;l<count;l=(l+1)|0)${name}[(Math.imul(e,${width})+l)|0]=inputs[${k}][(Math.imul(e,${lanes})+first+l)|0];`,
        ]
      : [],
  );
  const functions: string[] = [];
  const before = grouped(shared, functions);
  const inside = grouped(own, functions);
  const body = [
    ...layout.constants.map((_, k) => `const c${k}=constants[${k}];`),
    ...layout.bufferSizes.map((size, k) => `const b${k}=new Float64Array(${size});`),
    ...arrays.map(({ name, size, isLoaded }) => (isLoaded ? `const ${name}=new Float64Array(${size});` : '')),
    ...functions,
    'return(function(inputs,outputs){',
    ...arrays.map(({ name, isLoaded }, k) => (isLoaded ? '' : `const ${name}=inputs[${k}];`)),
    ...program.outputs.map((_, k) => `const o${k}=outputs[${k}];`),
    ...before,
    lanes === 1 ? '' : `for(let first=0;first<${lanes};first+=${width}){const count=Math.min(${width},${lanes}-first);`,
    ...loads,
    ...inside,
    ...(isDirect ? [] : stores),
    lanes === 1 ? '})' : '}})',
  ].join('\n');
  return { body, constants: layout.constants, functions: { multiply } };
}

/** Whether lanes have products of their own: side by side they would share nothing and lie far apart in memory. */
function hasOwnProducts(program: Program, varies: readonly boolean[]): boolean {
  return program.equations.some((e) => e.primitive === 'matmul' && e.inputs.every((id) => varies[id]));
}

/** Calls of functions that run these lines in order; the functions are appended to `functions`. */
function grouped(lines: readonly string[], functions: string[]): string[] {
  const calls: string[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    let length = lines[from]!.length;
    for (; to < lines.length && length + lines[to]!.length <= longestFunction; to++) length += lines[to]!.length;
    const name = `f${functions.length}`;
    const text = lines.slice(from, to).join('\n');
    // Arrays are arguments: variables of an outer function would be read anew in every turn of a loop.
    const arrays = [...new Set(text.match(/\b(?:[iobc]\d+|scratch)\b/g))].join(',');
    // In brackets: engines compile it at once, and do not read it twice.
    functions.push(`const ${name}=(function(${arrays}){${text}});`);
    calls.push(`${name}(${arrays});`);
    from = to;
  }
  return calls;
}
