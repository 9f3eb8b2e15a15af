/**
 * A SHA-256 digest of plain data, in hexadecimal: equal if and only if every number has the same bits (all NaN count as
 * one), every text the same characters and every record the same names. The order of the names does not matter.
 *
 * @param data records, arrays, numbers, texts, booleans, null, undefined and typed arrays
 */
export async function digest(data: unknown): Promise<string> {
  const bytes = await new Blob(parts(data)).arrayBuffer();
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The digest of the result of each stage, in alphabetical order. */
export async function digestsOf(results: Readonly<Record<string, unknown>>): Promise<Record<string, string>> {
  const names = Object.keys(results).sort();
  const digests = await Promise.all(names.map((name) => digest(results[name])));
  return Object.fromEntries(names.map((name, k) => [name, digests[k]!]));
}

/** Each part starts with its kind and length, so that different data never give the same bytes. */
function parts(data: unknown): BlobPart[] {
  if (typeof data === 'number') return ['n', numbers(Float64Array.of(data))];
  if (typeof data === 'string') return [`s${data.length} `, data];
  if (data instanceof Float64Array) return [`f${data.length} `, numbers(data)];
  if (ArrayBuffer.isView(data)) return [`b${data.byteLength} `, data as Uint8Array<ArrayBuffer>];
  if (Array.isArray(data)) return [`a${data.length} `, ...data.flatMap(parts)];
  if (typeof data === 'object' && data !== null) {
    const names = Object.keys(data).sort();
    return [
      `o${names.length} `,
      ...names.flatMap((name) => [...parts(name), ...parts(data[name as keyof typeof data])]),
    ];
  }
  return [`${data} `];
}

/** Little-endian on every machine. */
function numbers(values: Float64Array): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  for (const [k, value] of values.entries()) view.setFloat64(8 * k, Number.isNaN(value) ? Number.NaN : value, true);
  return view.buffer;
}
