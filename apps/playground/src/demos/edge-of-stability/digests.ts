import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  trajectory: '8af930cabd803f007414f72ad18ceb5ef64888a88645b7085d76ad1354fa6962',
};
