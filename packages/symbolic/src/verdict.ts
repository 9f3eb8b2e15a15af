/**
 * The answer to a mathematical question: proved, with a certificate that can be checked; refuted, with a witness; or
 * unknown, with the reason. Nothing below the exact and the enclosed grade of truth may give the first two.
 */
export type Verdict<Certificate, Witness> =
  | { readonly verdict: 'proved'; readonly certificate: Certificate }
  | { readonly verdict: 'refuted'; readonly witness: Witness }
  | { readonly verdict: 'unknown'; readonly reason: string };
