import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  plane: 'b423fec1b914bc1c2c321f2a7894aa05b3a21c40645691d3e4f2dc9aeae5970e',
  spectra: '650f22c53a5c5f270a66cb08843c2f1d8c88d7e1c9971750609de336eb2aab63',
};
