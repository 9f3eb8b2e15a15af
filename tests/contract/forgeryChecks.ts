import { type Certificate, canonicalJson, certifyNonSingular, verifyCertificate } from '@crease/symbolic';
import { decodeData, decodeProgram } from '../../packages/symbolic/src/verify/decodeProgram.ts';
import { randomForgery, resealed } from '../support/forgeries.ts';
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

/** Certificates of random networks, as they are read from files: so many of each method. */
export function someCertificates(seed: number, countOfEach: number): readonly Certificate[] {
  const found = new Map(methods.map((method) => [method, [] as Certificate[]]));
  for (let k = 0; [...found.values()].some((list) => list.length < countOfEach); k++) {
    const { problem } = randomTraining(seed + k);
    for (const [method, own] of found) {
      if (own.length === countOfEach) continue;
      const question = method === 'branches' ? { stepSize: 0.7 } : undefined;
      const { certificate } = certifyNonSingular(problem, question, { ...cheap, methods: [method] });
      const text = JSON.stringify(certificate);
      // Small ones are checked in milliseconds.
      if (certificate !== null && text.length < 30_000 && numPatterns(certificate) < 40)
        own.push(JSON.parse(text) as Certificate);
    }
  }
  return [...found.values()].flat();
}

const cheap = { effort: 2 ** 18, check: false, mostParts: 20 };
const methods: readonly Certificate['method'][] = ['structure', 'gcd', 'modular', 'interval', 'hull', 'branches'];

function numPatterns({ evidence }: Certificate): number {
  return 'groups' in evidence ? evidence.groups.reduce((sum, { patterns }) => sum + patterns.length, 0) : 0;
}

/** Whether changed certificates are refused, or state something that brute force finds no fault with. */
export function checkForgeries(certificates: readonly Certificate[], seed: number, count: number): ForgeryChecks {
  const random = seeded(seed);
  const mistakes: string[] = [];
  let [documents, trueStatements] = [0, 0];
  for (let k = 0; k < count; k++) {
    const base = certificates[k % certificates.length]!;
    let { what, document } = randomForgery(base, certificates, random);
    if (random() < 0.3) {
      const second = randomForgery(document, certificates, random);
      [what, document] = [`${what}, ${second.what}`, second.document];
    }
    const name = `certificate ${k % certificates.length} (${base.method}), ${what}`;
    if (canonicalJson(document as never) === canonicalJson(base as never)) continue;
    documents += 2;
    try {
      const asItIs = verifyCertificate(document);
      if (asItIs.result === 'valid') mistakes.push(`${name}: accepted without its digest`);
      const repaired = resealed(document);
      if (verifyCertificate(repaired).result !== 'valid') continue;
      trueStatements++;
      const falsehoods = falsehoodsOf(repaired as Certificate, seed + k);
      mistakes.push(...falsehoods.map((eta) => `${name}: accepted, but ${eta} is singular`));
    } catch (error) {
      mistakes.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { documents, trueStatements, mistakes };
}

function falsehoodsOf(certificate: Certificate, seed: number): readonly string[] {
  const program = decodeProgram(certificate.program, decodeData(certificate.data));
  return judge(program, claimOf(certificate), { seed, numPieces: 8 }).falsehoods;
}
