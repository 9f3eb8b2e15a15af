import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  exponents: '9a619722a23f3a633241b339917a3d68575b76044733a152c26284ed10b8c3b8',
  runs: '95cac906d64b380e812a9092f696e74fdf609872aeb144eae8220832aa6e3f64',
};
