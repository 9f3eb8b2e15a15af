/** A function of generated code that runs lanes. */
export interface LaneFunction {
  readonly source: string;
  /** The variables `u…` that it reads, by their numbers, from the array `shared`. */
  readonly shared: readonly string[];
  /** The statement that calls it for the lanes from one on, up to another; its value is the first that is not done. */
  readonly call: (from: string, to: string) => string;
}

/**
 * A function that runs statements for lane l, for one lane after the other. The statements may leave it with `return l`.
 *
 * Arrays are arguments: variables of an outer function would be read anew in every turn of the loop.
 */
export function laneFunction(name: string, statements: string): LaneFunction {
  const shared = [...new Set(statements.match(/\bu\d+\b/g))];
  const arrays = [...new Set(statements.match(/\b(?:[io]\d+|scratch)\b/g)), ...(shared.length > 0 ? ['shared'] : [])];
  const loads = shared.map((u) => `const ${u}=shared[${u.slice(1)}];`).join('');
  return {
    source: `function ${name}(${[...arrays, 'l', 'to'].join(',')}){${loads}for(;l<to;l=(l+1)|0){\n${statements}\n}return l;}`,
    shared,
    call: (from, to) => `${name}(${[...arrays, from, to].join(',')});`,
  };
}
