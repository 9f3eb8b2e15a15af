import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  plane: 'b423fec1b914bc1c2c321f2a7894aa05b3a21c40645691d3e4f2dc9aeae5970e',
  spectra: 'b11ca6f2e32dec085cda36dea173c1875e533bf81735df723ea9d540856d9ade',
};
