/** The global names of the language itself, and timers: all that a cell finds. */
const language = new Set([
  ...['globalThis', 'Infinity', 'NaN', 'undefined', 'eval', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape'],
  ...['Object', 'Function', 'Boolean', 'Symbol', 'Number', 'BigInt', 'Math', 'Date', 'String', 'RegExp', 'Intl'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'Iterator', 'Promise', 'Proxy'],
  ...['Reflect', 'JSON', 'Temporal', 'SuppressedError', 'DisposableStack', 'AsyncDisposableStack'],
  ...['ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array'],
  ...['Int32Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array', 'Float64Array'],
  ...['setTimeout', 'clearTimeout', 'queueMicrotask'],
]);

/**
 * Takes everything away from a worker that does not belong to the language: network, storage, messages, further workers,
 * WebAssembly, shared memory.
 *
 * The security policy of the frame refuses the same things; a cell has to get past both.
 *
 * @returns names that could not be taken away, which should be none
 */
export function forgetPlatform(scope: object): string[] {
  const left: string[] = [];
  // The last of the chain is the prototype of all objects, which belongs to the language.
  for (let owner = scope; Object.getPrototypeOf(owner) !== null; owner = Object.getPrototypeOf(owner))
    for (const name of Reflect.ownKeys(owner))
      if (typeof name === 'string' && name !== 'constructor' && !language.has(name))
        if (!Reflect.deleteProperty(owner, name)) left.push(name);
  return left;
}
