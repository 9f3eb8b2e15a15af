import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  trajectory: 'a87f0ce43c1bb245b10d647db661c2713768528589fa3474af46206254913e27',
};
