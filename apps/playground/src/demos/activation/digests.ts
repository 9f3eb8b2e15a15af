import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  curves: '643eb88eac7580e6fd5929eaa2646c60a10cbaccc80a992a19bdf7de91fa62fc',
  point: '91cdbc24d05d5c1ef6fe62906cd74b0215d02f92560e98338f0824226b1a28e0',
};
