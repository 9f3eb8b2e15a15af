import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  image: 'f0371cb125f937f679c46a5e36734b2f325f2c4a6574ee0f801184474e37311f',
  step: 'c046ded9f8748754eb9bb9656ade69dd34963812f8877e38926542589ac9e691',
};
