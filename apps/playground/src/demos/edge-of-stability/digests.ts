import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  trajectory: 'a5c31911717ec7623b56fe0ffd5c4a5a98e1a6ffec3a4f1f757dabe0f3692281',
};
