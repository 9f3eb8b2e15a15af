const limits = { depth: 4, entries: 50, width: 96 };

/**
 * A value in the notation of the language, for reading: `{ a: 1, b: [1, 2] }`, `Float64Array(2) [0.1, 0.2]`, `3n`.
 *
 * Every digit of a number is there. Long lists are cut after 50 entries, nested ones after 4 levels. Accessors are not
 * called.
 */
export function inspectValue(value: unknown): string {
  return inspect(value, []);
}

function inspect(value: unknown, path: readonly object[]): string {
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return value.name === '' ? 'function' : `function ${value.name}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (path.includes(value)) return '(circular)';
  if (path.length >= limits.depth) return '…';
  const inner = [...path, value];
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (Array.isArray(value)) return list('[', value, ']', inner);
  if (ArrayBuffer.isView(value) && 'length' in value)
    return list(`${nameOf(value)}(${value.length}) [`, value as unknown as ArrayLike<number>, ']', inner);
  if (value instanceof Set) return list(`Set(${value.size}) {`, [...value], '}', inner, ' ');
  if (value instanceof Map)
    return wrap(`Map(${value.size}) {`, [...value].map(pair(inner, ' => ')), value.size, '}', ' ');
  return record(value, inner);
}

function list(open: string, values: ArrayLike<unknown>, close: string, path: readonly object[], space = ''): string {
  const entries = Array.from({ length: Math.min(values.length, limits.entries) }, (_, k) => inspect(values[k], path));
  return wrap(open, entries, values.length, close, space);
}

function record(value: object, path: readonly object[]): string {
  const name = nameOf(value);
  const names = Object.keys(value);
  const entries = names.slice(0, limits.entries).map((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key);
    const shown = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : quote(key);
    return `${shown}: ${property?.get === undefined ? inspect(property?.value, path) : '(computed)'}`;
  });
  return wrap(name === '' || name === 'Object' ? '{' : `${name} {`, entries, names.length, '}', ' ');
}

function pair(path: readonly object[], arrow: string): (entry: readonly [unknown, unknown]) => string {
  return ([key, value]) => `${inspect(key, path)}${arrow}${inspect(value, path)}`;
}

/** On one line if it fits, else one entry a line; numbers fill the lines. */
function wrap(open: string, shown: readonly string[], count: number, close: string, space = ''): string {
  const entries = count > shown.length ? [...shown, `… ${count - shown.length} more`] : shown;
  if (entries.length === 0) return open + close;
  const line = `${open}${space}${entries.join(', ')}${space}${close}`;
  if (line.length <= limits.width && !line.includes('\n')) return line;
  const isShort = entries.every((entry) => entry.length <= 24);
  const lines = isShort ? fill(entries) : entries;
  return `${open}\n${lines.map((entry) => `  ${entry.replaceAll('\n', '\n  ')}`).join(',\n')}\n${close}`;
}

function fill(entries: readonly string[]): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last === undefined || last.length + entry.length + 4 > limits.width) lines.push(entry);
    else lines[lines.length - 1] = `${last}, ${entry}`;
  }
  return lines;
}

function nameOf(value: object): string {
  const prototype = Object.getPrototypeOf(value);
  const name = prototype?.constructor?.name;
  return typeof name === 'string' ? name : '';
}

function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}
