const names = [
  ...['ArrayBuffer', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array'],
  ...['Uint32Array', 'BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array', 'Float64Array'],
] as const;

interface TypedArray extends ArrayLike<number> {
  slice(): TypedArray;
  sort(compare?: unknown): TypedArray;
  reverse(): TypedArray;
  [index: number]: number;
}

/**
 * Lets the code of a scope allocate so many bytes of typed arrays and buffers; then a RangeError is thrown.
 *
 * Every allocation counts, also what has been released: there is no way to see that. It is meant for a worker that lives
 * for one short run, where it keeps a mistake from filling the memory of the reader's machine before the time is over.
 */
export function limitAllocations(scope: Record<string, unknown>, bytes: number): void {
  let left = bytes;
  for (const name of names) {
    const original = scope[name] as (new (...args: unknown[]) => object) & { BYTES_PER_ELEMENT?: number };
    if (original === undefined) continue;
    const limited = new Proxy(original, {
      construct(target, args, newTarget) {
        left -= (target.BYTES_PER_ELEMENT ?? 1) * wantedLength(args);
        if (left < 0) throw new RangeError(`A cell may allocate ${bytes / 2 ** 20} MB of arrays, and no more.`);
        return Reflect.construct(target, args, newTarget);
      },
    });
    original.prototype.constructor = limited;
    scope[name] = limited;
  }
  const { Float64Array: floats, ArrayBuffer: buffers } = scope as typeof globalThis;
  countCopies(Object.getPrototypeOf(floats.prototype), buffers.prototype);
}

/** How many entries a constructor makes room for; none where it only looks at a buffer that is there. */
function wantedLength([first, second]: readonly unknown[]): number {
  if (typeof first === 'number') {
    const { maxByteLength = 0 } = (second ?? {}) as { maxByteLength?: number };
    return Math.max(first, maxByteLength, 0) || 0;
  }
  if (typeof first !== 'object' || first === null || Object.prototype.toString.call(first) === '[object ArrayBuffer]')
    return 0;
  return Number((first as { length?: unknown }).length) || 0;
}

/** These methods make a new array without its constructor. */
function countCopies(arrays: object, buffers: object): void {
  Object.assign(arrays, {
    toSorted(this: TypedArray, compare?: unknown) {
      return this.slice().sort(compare);
    },
    toReversed(this: TypedArray) {
      return this.slice().reverse();
    },
    with(this: TypedArray, index: number, value: number) {
      const copy = this.slice();
      copy[index < 0 ? index + copy.length : index] = value;
      return copy;
    },
  });
  for (const name of ['resize', 'transfer', 'transferToFixedLength']) Reflect.deleteProperty(buffers, name);
}
