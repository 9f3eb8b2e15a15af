import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  descent: '30c6e52588069188fdeeae0a4595bfdf26dcc8c9a0fee6ec64f60184e7c19578',
  moment: 'e1d1b80f108c6ae3211e5cd5fec0fc57db7fa4c47a488423188bf84a62f54af4',
  plane: '77acee3ed09a03e9be657ca8a09f6d4c1edd8ea1589d05f0a4a57dcf3932f139',
  proof: '26361e59b345b1d87129f18b0aebf87be339e61744886645aab489fb4e497f76',
};
