/** The method does not apply: why, as the end of a sentence. */
export interface NotApplicable {
  readonly kind: 'not applicable';
  readonly reason: string;
}

/** The answer of a method that does not apply, with the reason. */
export function notApplicable(reason: string): NotApplicable {
  return { kind: 'not applicable', reason };
}
