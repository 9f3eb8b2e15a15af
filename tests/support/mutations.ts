/** One number of a JSON document changed: where, and the changed document. */
export interface Mutation {
  readonly path: string;
  readonly document: unknown;
}

/**
 * Every document that differs from the given one in one number: JSON numbers, numbers written as text (rationals,
 * hexadecimal floats, hashes, patterns), and each number inside a sentence.
 */
export function mutations(document: unknown): Mutation[] {
  const found: Mutation[] = [];
  const visit = (value: unknown, path: string, put: (changed: unknown) => unknown): void => {
    if (typeof value === 'number') found.push({ path, document: put(value + 1) });
    else if (typeof value === 'string') {
      for (const changed of changedTexts(value)) found.push({ path, document: put(changed) });
    } else if (Array.isArray(value)) {
      for (const [k, item] of value.entries())
        visit(item, `${path}[${k}]`, (changed) => put(value.map((other, j) => (j === k ? changed : other))));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value))
        visit(member, path === '' ? key : `${path}.${key}`, (changed) => put({ ...value, [key]: changed }));
    }
  };
  visit(document, '', (changed) => changed);
  return found;
}

/** The text with one of its numbers changed, once for each number in it. */
function changedTexts(text: string): string[] {
  // A digest or hash: its first digit. A hexadecimal float: the digits after the point, or the exponent.
  if (/^[0-9a-f]{64}$/.test(text)) return [(text.startsWith('0') ? '1' : '0') + text.slice(1)];
  if (/^-?0x/.test(text))
    return [text === '0x0p+0' ? '0x1p+0' : text.replace(/p([+-]\d+)$/, (_, e) => signed(Number(e) + 1))];
  const changed: string[] = [];
  for (const match of text.matchAll(/\d+/g)) {
    const digits = match[0];
    const next = /^[01]{2,}$/.test(digits)
      ? (digits.startsWith('0') ? '1' : '0') + digits.slice(1)
      : String(BigInt(digits) + 1n);
    changed.push(
      text.slice(0, match.index) + next.padStart(digits.length, '0') + text.slice(match.index + digits.length),
    );
  }
  return changed;
}

function signed(exponent: number): string {
  return `p${exponent < 0 ? '' : '+'}${exponent}`;
}
