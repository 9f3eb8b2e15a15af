import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  creases: '5e39fba5d388cc4ae71df4018d6de37e70afa38f53ea5add5af6acbc8a9c6489',
  equations: 'cf17a41fc8ee12ebcb5945c135043dc73e9f40e8b717f9b3af20dda2ec706eb2',
  loss: 'fe6106d0ec4baddbc9eea5ea37102ffb5f864b61f3aacae03abb9e7b0f8dcff8',
};
