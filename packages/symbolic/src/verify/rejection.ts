/**
 * Thrown inside the checks of a certificate and turned into their result by `verifyCertificate`: the certificate is
 * wrong, or it is beyond what the check can do.
 */
export class Rejection extends Error {
  readonly result: 'invalid' | 'cannot check';

  constructor(result: 'invalid' | 'cannot check', why: string) {
    super(why);
    this.result = result;
  }
}

/** Ends the check: the certificate is wrong. */
export function invalid(why: string): never {
  throw new Rejection('invalid', why);
}

/** Ends the check unless the condition holds. */
export function ensure(condition: boolean, why: string): asserts condition {
  if (!condition) invalid(why);
}
