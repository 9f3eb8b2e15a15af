/**
 * The value as JSON text on one line for machines: numbers in their shortest form that reads back to the same double,
 * `"Infinity"`, `"-Infinity"`, `"NaN"` and `"-0"` as texts, typed arrays as arrays.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) => {
    if (typeof v === 'number' && (!Number.isFinite(v) || Object.is(v, -0))) return Object.is(v, -0) ? '-0' : String(v);
    return ArrayBuffer.isView(v) ? Array.from(v as Float64Array) : v;
  });
}
