import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  orbit: '6a018a2d30dfc20f7a410e6ee50778b152e6daa3c05d29a5242e3e1ffd1ba3e9',
  surface: 'd84c128b5493a6681d3add64502ebe8f9e19f41e7aa0f1d38274c7882684eba8',
};
