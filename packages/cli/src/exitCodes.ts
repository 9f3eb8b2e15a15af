/** What the command line returns to the shell. */
export const exitCodes = { ok: 0, failure: 1, usage: 2, unsupported: 3, interrupted: 130 } as const;
