import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  image: 'b06fcb8a853567a99f7fa171efba3d25401d06c85e2a5eef4aad0be4b2580aa5',
};
