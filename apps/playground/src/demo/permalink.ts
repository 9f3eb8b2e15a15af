/** What a permalink holds: which demo, and the settings that differ from its defaults. */
export interface LinkState {
  readonly demo: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A fragment that was read: a state, a reason why it cannot be one, or nothing when it is an ordinary anchor. */
export type ReadLink =
  | { readonly kind: 'state'; readonly state: LinkState }
  | { readonly kind: 'broken'; readonly problem: string }
  | { readonly kind: 'anchor' };

/** Longer texts are not inflated: no demo has that many settings, even with data of the reader. */
const maximalLength = 16_000;

/** How the text after the version is read. A line is never removed: a link that was made can always be opened. */
const readers: Readonly<Record<string, (body: string) => Promise<ReadLink>>> = { 1: readVersion1 };

/** The version that is written. */
const newest = 1;

/**
 * The state as a URL fragment, `#v1.` and the compressed JSON in base64url. It never reaches a server.
 *
 * Numbers keep every bit: JSON has the shortest text that reads back as the same number.
 */
export async function encodePermalink(state: LinkState): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([state.demo, state.settings]));
  const packed = await transform(text, new CompressionStream('deflate-raw'));
  return `#v${newest}.${toBase64Url(packed)}`;
}

/** The state in a URL fragment. It never throws. */
export async function decodePermalink(fragment: string): Promise<ReadLink> {
  const match = /^#v(\d+)\.(.*)$/s.exec(fragment);
  if (match === null) return { kind: 'anchor' };
  const [, version = '', body = ''] = match;
  if (!Object.hasOwn(readers, version)) {
    const known = Object.keys(readers).map((name) => `v${name}`);
    return broken(`it was made by another version of this site (v${version}; this one reads ${known.join(', ')})`);
  }
  try {
    return await readers[version]!(body);
  } catch {
    return broken('it is damaged');
  }
}

/** Base64url of deflated JSON `[demo, settings]`. */
async function readVersion1(body: string): Promise<ReadLink> {
  if (body.length > maximalLength || !/^[\w-]*$/.test(body)) return broken('it is damaged');
  const text = await transform(fromBase64Url(body), new DecompressionStream('deflate-raw'));
  return readState(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)));
}

function readState(value: unknown): ReadLink {
  if (!Array.isArray(value) || value.length !== 2) return broken('it holds something else than a figure');
  const [demo, settings] = value;
  if (typeof demo !== 'string' || typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return broken('it holds something else than a figure');
  return { kind: 'state', state: { demo, settings } };
}

function broken(problem: string): ReadLink {
  return { kind: 'broken', problem };
}

async function transform(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream) {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > maximalLength) throw new Error('too long');
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
