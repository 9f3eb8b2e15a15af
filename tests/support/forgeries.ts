import {
  type Certificate,
  canonicalJson,
  formatHexFloat,
  parseHexFloat,
  sha256,
  verifyCertificate,
} from '@crease/symbolic';
import { digestOf } from '../../packages/symbolic/src/certificates/certificate.ts';

/** A JSON value with a place in a document. */
type Path = readonly (string | number)[];

/** A document that differs from a certificate in one place, or in two. */
export interface Forgery {
  readonly what: string;
  readonly document: unknown;
}

const otherValues: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e300,
  2 ** 31,
  'x',
  '',
  'NaN',
  '0/0',
  '-0x1p+1023',
  [],
  {},
  [[]],
];

/**
 * A certificate changed at a random place: a number or a text by a unit, another sign or size, something of another
 * kind, an entry missing, doubled, exchanged or taken from elsewhere.
 *
 * @param donors other certificates, from which whole parts are taken
 */
export function randomForgery(certificate: unknown, donors: readonly unknown[], random: () => number): Forgery {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  // Evidence is what proofs stand on: as often changed as all the rest. Every step down takes each member as often, so
  // that a bound comes up as often as all the coordinates of a point together.
  const parts = Object.keys(certificate as object).filter((key) => key !== 'digest');
  let path: Path = [random() < 0.5 && parts.includes('evidence') ? 'evidence' : pick(parts)];
  for (;;) {
    const part = at(certificate, path);
    const keys = typeof part === 'object' && part !== null ? Object.keys(part) : [];
    if (keys.length === 0 || random() < 0.15) break;
    path = [...path, pick(keys)];
  }
  const value = at(certificate, path);
  const kind = Math.floor(random() * 4);
  if (kind === 0) return put(certificate, path, pick(otherValues), 'replaced');
  if (kind === 1) {
    const donor = pick(donors);
    const own = at(donor, path);
    if (own !== undefined) return put(certificate, path, own, 'taken from another');
  }
  if (Array.isArray(value) && value.length > 0) {
    const [i, j] = [Math.floor(random() * value.length), Math.floor(random() * value.length)];
    const lists = [
      value.toSpliced(i, 1),
      value.toSpliced(i, 0, value[i]),
      value.map((v, k) => value[k === i ? j : k === j ? i : k] ?? v),
      value.slice(0, i),
      [...value, ...value],
    ];
    return put(certificate, path, pick(lists), 'rearranged');
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    const key = pick(Object.keys(value));
    const { [key]: gone, ...rest } = value as Readonly<Record<string, unknown>>;
    return put(
      certificate,
      path,
      random() < 0.5 ? rest : { ...value, [`${key}x`]: gone },
      `without or with more than ${key}`,
    );
  }
  return put(certificate, path, pick(neighbours(value)), 'changed');
}

/** A certificate with each number and text of its evidence that is not in a list changed, in every way. */
export function evidenceForgeries(certificate: Pick<Certificate, 'evidence'>): readonly Forgery[] {
  return Object.entries(certificate.evidence)
    .filter(([, value]) => typeof value === 'number' || typeof value === 'string')
    .flatMap(([key, value]) =>
      neighbours(value).map((other) => put(certificate, ['evidence', key], other, `changed to ${other}`)),
    );
}

/** Values next to a number or a text. */
function neighbours(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1, -value, value * 2, value + 2 ** -52, 0];
  if (typeof value === 'boolean') return [!value];
  if (typeof value !== 'string' || value === '') return otherValues;
  if (/^-?0x[^ ]*$/.test(value)) {
    const number = parseHexFloat(value);
    const unit = Math.abs(number) * 2 ** -52 || 2 ** -1074;
    return [number + unit, number - unit, -number, number / 2, number * 2, 0, number * (1 - 2 ** -20)]
      .filter(Number.isFinite)
      .map(formatHexFloat);
  }
  if (/^-?\d+(\/\d+)?$/.test(value)) {
    const [p, q] = value.split('/') as [string, string?];
    const rest = q === undefined ? '' : `/${q}`;
    return [
      `${BigInt(p) + 1n}${rest}`,
      `${BigInt(p) - 1n}${rest}`,
      `${-BigInt(p)}${rest}`,
      `${p}/${BigInt(q ?? 1) + 1n}`,
      '0',
      '1',
    ];
  }
  const place = value.search(/[0-9+-]/);
  if (place === -1) return [`${value}x`, value.slice(1)];
  const digit = value[place]!;
  const next = digit === '+' ? '-' : digit === '-' ? '+' : String((Number(digit) + 1) % 10);
  return [value.slice(0, place) + next + value.slice(place + 1), value + digit, value.slice(0, -1)];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((v, key) => (v as Readonly<Record<string, unknown>> | null | undefined)?.[key], value);
}

function put(document: unknown, path: Path, value: unknown, what: string): Forgery {
  const copy = structuredClone(document);
  const parent = at(copy, path.slice(0, -1)) as Record<string, unknown>;
  parent[path.at(-1)!] = structuredClone(value);
  return { what: `${path.join('.')} ${what}`, document: copy };
}

/**
 * The document with its hashes in order and, as far as the check says what follows from its evidence, the claim that
 * follows: the most that a forger can do without a proof.
 */
export function resealed(document: unknown): unknown {
  let current = withHashes(document);
  for (let attempt = 0; attempt < 6; attempt++) {
    const { result, why } = verifyCertificate(current);
    if (result !== 'invalid') return current;
    const stated = /claim\.(\w+) is .*, but what follows is (.*)\.$/s.exec(why);
    if (stated === null) return current;
    const { claim } = current as { readonly claim: object };
    current = withHashes({ ...(current as object), claim: { ...claim, [stated[1]!]: JSON.parse(stated[2]!) } });
  }
  return current;
}

function withHashes(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  const { digest: _, ...rest } = document as Readonly<Record<string, unknown>>;
  const { program, data, loss, claim } = rest;
  const isObject = typeof claim === 'object' && claim !== null && !Array.isArray(claim);
  const subject = sha256(canonicalJson({ program, data, loss }));
  const sealed = { ...rest, ...(isObject ? { claim: { ...claim, subject } } : {}) };
  return { ...sealed, digest: digestOf(sealed) };
}
