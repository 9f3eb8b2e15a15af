import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  descent: 'a051468b5707fbee00f7423d5813c04637baf28e3e11d266e82f9a3ba74bad34',
  flow: 'ba07d5995a4c173ef391abe38191acd092a42e8f1cf1a116fd2518913c5bb149',
};
