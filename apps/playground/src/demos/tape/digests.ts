import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = { tape: 'b58b13ce40bcb79d42e99986f425068d0c1c5a00af6c8502c007bbf5ac67862e' };
