import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  image: '472c5951b490c7e610a8c7e622da44d072765153b8834feb42a62844ac1c9ae5',
  step: '13cf51f24bb10d1a2c0c8037c40ff7c0fe641e76ea8afa3efdc1dbe5694a3ff7',
};
