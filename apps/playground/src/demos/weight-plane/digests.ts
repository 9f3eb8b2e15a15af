import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  chosen: 'e8af2a8152cc7a0b5cff7ce98f1405809e70c15410d8722d415e4607dcb75dbe',
  surface: '3c78297c1a649fd841e951e80cd3c0032204f13d76ade27be7512be8e1f4b281',
};
