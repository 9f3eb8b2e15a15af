import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  descent: '3b1a4bdab51aabf66e4e6d2b26ebbf95de94b4dbf6d10bb2d3d4bca964ed16a1',
  moment: 'c07664f68dc177b6da080bd655fa5bb1bfdac46d64907de38827547f334a9f5d',
  plane: '77acee3ed09a03e9be657ca8a09f6d4c1edd8ea1589d05f0a4a57dcf3932f139',
  proof: '26361e59b345b1d87129f18b0aebf87be339e61744886645aab489fb4e497f76',
};
