import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  plane: 'b423fec1b914bc1c2c321f2a7894aa05b3a21c40645691d3e4f2dc9aeae5970e',
  spectra: '2ff7fe17431a457e49e4a224fdb4ea7bdc16457d0bf8484c988edfd93b04078e',
};
