import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  descent: '66675471a44bcbbf0a2ade7f0baca7164377accd8eca93ddf7c927bf6badd2e8',
  moment: 'c07664f68dc177b6da080bd655fa5bb1bfdac46d64907de38827547f334a9f5d',
  plane: '77acee3ed09a03e9be657ca8a09f6d4c1edd8ea1589d05f0a4a57dcf3932f139',
  proof: '26361e59b345b1d87129f18b0aebf87be339e61744886645aab489fb4e497f76',
};
