import { CreaseError } from '@crease/tensor';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { sha256 } from '../encoding/sha256.js';
import { fields } from './fields.js';
import { ensure, Rejection } from './rejection.js';

/** The outcome of checking a certificate. */
export interface Verification {
  readonly result: 'valid' | 'invalid' | 'cannot check';
  /** What was checked, or what is wrong and where. */
  readonly why: string;
}

/**
 * The outcome of a check of a document of one format, made of these fields, its digest included.
 *
 * @param check returns what was proved, or throws a `Rejection`
 */
export function verification(
  document: unknown,
  format: string,
  keys: readonly string[],
  check: () => string,
): Verification {
  const own = (document as { readonly format?: unknown } | null)?.format;
  if (own !== format) {
    const why = `The format is ${JSON.stringify(own) ?? 'missing'}, not "${format}".`;
    return { result: 'cannot check', why };
  }
  if (isDeeper(document, mostLevels))
    return { result: 'cannot check', why: `Values are nested more than ${mostLevels} levels deep.` };
  const outcome = attempt(() => ({ result: 'valid', why: check() }));
  if (attempt(() => checkDigest(document, keys)).result === 'valid') return outcome;
  const detail = outcome.result === 'valid' ? 'the rest still holds together.' : outcome.why;
  return { result: 'invalid', why: `The digest does not fit, so something was changed after it was made: ${detail}` };
}

/** Ends the check unless the stated claim is the one that was derived. */
export function compareClaim(stated: unknown, derived: object): void {
  const f = fields(stated, 'claim', Object.keys(derived));
  for (const [key, value] of Object.entries(derived))
    ensure(
      canonicalJson(f[key]) === canonicalJson(value),
      `claim.${key} is ${canonicalJson(f[key])}, but what follows is ${canonicalJson(value)}`,
    );
}

/** Checks call themselves for what is inside of a value; the deepest proofs have some hundred levels. */
const mostLevels = 1000;

/** True if a value has others inside, and these again others, more than `levels` times. */
function isDeeper(value: unknown, levels: number): boolean {
  let inside: unknown[] = [value];
  for (let level = 0; level <= levels; level++) {
    inside = inside.flatMap((v) => (typeof v === 'object' && v !== null ? Object.values(v) : []));
    if (inside.length === 0) return false;
  }
  return true;
}

/** What a check returns, or the outcome that it ended with. */
function attempt(body: () => Verification): Verification {
  try {
    return body();
  } catch (error) {
    if (error instanceof Rejection) return { result: error.result, why: `${error.message}.` };
    // Shapes that do not fit, matrices that are not square: the document's fault.
    if (error instanceof CreaseError) return { result: 'invalid', why: error.message };
    throw error;
  }
}

/** Ends the check unless the digest of a document is right. */
export function checkDigest(document: unknown, keys: readonly string[]): Verification {
  const f = fields(document, 'the certificate', keys);
  ensure(f.digest === sha256(canonicalJson({ ...f, digest: undefined })), 'the digest does not fit');
  return { result: 'valid', why: '' };
}
