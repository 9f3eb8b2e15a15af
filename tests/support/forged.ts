import { type Certificate, digestOf, subjectOf } from '../../packages/symbolic/src/certificates/certificate.js';
import { claimOf } from '../../packages/symbolic/src/certificates/claim.js';
import { completeList } from '../../packages/symbolic/src/certificates/conclusion.js';
import type { Exceptional } from '../../packages/symbolic/src/certificates/exceptional.js';

/** What a certificate is about, and what it brings as proof. */
export type Unsealed = Pick<Certificate, 'program' | 'data' | 'loss' | 'method' | 'evidence'>;

/** A certificate with all its hashes and its sentence in order, whatever it claims. */
export function forged(parts: Unsealed, exceptional: readonly Exceptional[]): Certificate {
  const training =
    parts.loss === null ? undefined : { loss: parts.loss.name, samples: (parts.data as { samples: number }).samples };
  const parameters = parts.program.inputs[0]!.shape[0]!;
  const claim = claimOf({ subject: subjectOf(parts), parameters, training }, completeList(exceptional));
  const whole = { format: 'crease-certificate/1', createdBy: 'a forger', claim, ...parts } as const;
  return JSON.parse(JSON.stringify({ ...whole, digest: digestOf(whole) })) as Certificate;
}
