import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  path: '8537f37e92cf3e85db5b0d51825d0b37b6055dc2907ac407cd0f02c2756d1141',
};
