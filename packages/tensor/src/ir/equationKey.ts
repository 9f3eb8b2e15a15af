import type { Equation } from './program.js';

const keys = new WeakMap<object, string>();
let nextBlock = 0;
const blockIds = new WeakMap<ArrayBufferView, number>();

/**
 * A text that is equal for equations that compute the same value.
 *
 * Long arrays of numbers are compared by identity, short ones by their content.
 */
export function equationKey(equation: Equation): string {
  return `${equation.primitive}(${equation.inputs.join(',')})${parameterKey(equation.parameters)}`;
}

function parameterKey(parameters: object): string {
  let key = keys.get(parameters);
  if (key === undefined) {
    key = JSON.stringify(parameters, (_, v: unknown) => {
      if (ArrayBuffer.isView(v)) return arrayKey(v as Float64Array);
      return Object.is(v, -0) ? '-0' : v;
    });
    keys.set(parameters, key);
  }
  return key;
}

function arrayKey(a: Float64Array): string {
  if (a.length <= 16) return Array.from(a, (v) => (Object.is(v, -0) ? '-0' : String(v))).join(' ');
  let id = blockIds.get(a);
  if (id === undefined) {
    id = nextBlock++;
    blockIds.set(a, id);
  }
  return `#${id}`;
}
