import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  regions: '4fc082670ba694fda7078f84e12f3b9b2a3576a689bbfac8c70c9c5b235f51f1',
};
