import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  trajectory: '877dfae3cb195c6de7aaeb169292a046ded9be25a23552db73256b327f7538f3',
};
