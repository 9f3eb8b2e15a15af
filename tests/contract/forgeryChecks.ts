import { type Certificate, canonicalJson, certifyNonSingular, verifyCertificate } from '@crease/symbolic';
import { decodeData, decodeProgram } from '../../packages/symbolic/src/verify/decodeProgram.ts';
import { evidenceForgeries, type Forgery, randomForgery, resealed } from '../support/forgeries.ts';
import { randomTraining } from '../support/randomTraining.ts';
import { claimOf, judge } from './proofChecks.ts';
import { seeded } from './seeded.ts';

/** What became of changed certificates. */
export interface ForgeryChecks {
  /** Changed documents that were given to the check, each as it is and with its hashes and its claim in order. */
  readonly documents: number;
  /** Changed documents that were accepted, because what they state is another true statement. */
  readonly trueStatements: number;
  readonly mistakes: readonly string[];
}

/**
 * Certificates of random networks, as they are read from files: so many of each method.
 *
 * Every other one is of a map that is singular at some step size, if the method can say anything about it: of the other
 * maps nothing that a certificate states can be false.
 */
export function someCertificates(seed: number, countOfEach: number): readonly Certificate[] {
  return methods.flatMap((method) => {
    const own: Certificate[] = [];
    for (let k = 0; own.length < countOfEach; k++) {
      const certificate = smallCertificate(seed + k, method);
      const isAnyOne = method === 'modular' || own.length % 2 === 1;
      if (certificate !== undefined && (isAnyOne || isSomewhereSingular(certificate, seed + k))) own.push(certificate);
    }
    return own;
  });
}

/** A certificate that is checked in milliseconds. */
function smallCertificate(seed: number, method: Certificate['method']): Certificate | undefined {
  const question = method === 'branches' ? { stepSize: 0.7 } : undefined;
  const options = { effort: 2 ** 18, check: false, mostParts: 20, methods: [method] };
  const { certificate } = certifyNonSingular(randomTraining(seed).problem, question, options);
  const text = JSON.stringify(certificate);
  const isSmall = certificate !== null && text.length < 30_000 && numPatterns(certificate) < 40;
  return isSmall ? (JSON.parse(text) as Certificate) : undefined;
}

function isSomewhereSingular(certificate: Certificate, seed: number): boolean {
  const everything = { range: ['0', 'Infinity'], exceptional: [] } as const;
  return falsehoodsOf({ ...certificate, claim: { ...certificate.claim, ...everything } }, seed).length > 0;
}

const methods: readonly Certificate['method'][] = ['structure', 'gcd', 'modular', 'interval', 'hull', 'branches'];

function numPatterns({ evidence }: Certificate): number {
  return 'groups' in evidence ? evidence.groups.reduce((sum, { patterns }) => sum + patterns.length, 0) : 0;
}

/**
 * Whether changed certificates are refused, or state something that brute force finds no fault with.
 *
 * @param count of the random changes, besides those of every number of the evidence that is not in a list
 */
export function checkForgeries(certificates: readonly Certificate[], seed: number, count: number): ForgeryChecks {
  const mistakes: string[] = [];
  let [documents, trueStatements] = [0, 0];
  for (const { base, what, document } of forgeriesOf(certificates, seeded(seed), count)) {
    const name = `certificate ${certificates.indexOf(base)} (${base.method}), ${what}`;
    if (canonicalJson(document as never) === canonicalJson(base as never)) continue;
    documents += 2;
    try {
      const asItIs = verifyCertificate(document);
      if (asItIs.result === 'valid') mistakes.push(`${name}: accepted without its digest`);
      const repaired = resealed(document);
      if (verifyCertificate(repaired).result !== 'valid') continue;
      trueStatements++;
      const falsehoods = falsehoodsOf(repaired as Certificate, seed + documents);
      mistakes.push(...falsehoods.map((eta) => `${name}: accepted, but ${eta} is singular`));
    } catch (error) {
      mistakes.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { documents, trueStatements, mistakes };
}

function* forgeriesOf(
  certificates: readonly Certificate[],
  random: () => number,
  count: number,
): Generator<Forgery & { readonly base: Certificate }, void> {
  for (const base of certificates) for (const forgery of evidenceForgeries(base)) yield { base, ...forgery };
  for (let k = 0; k < count; k++) {
    const base = certificates[k % certificates.length]!;
    const first = randomForgery(base, certificates, random);
    if (random() < 0.7) yield { base, ...first };
    else {
      const second = randomForgery(first.document, certificates, random);
      yield { base, what: `${first.what}, ${second.what}`, document: second.document };
    }
  }
}

function falsehoodsOf(certificate: Certificate, seed: number): readonly string[] {
  const program = decodeProgram(certificate.program, decodeData(certificate.data));
  return judge(program, claimOf(certificate), { seed, numPieces: 8 }).falsehoods;
}
