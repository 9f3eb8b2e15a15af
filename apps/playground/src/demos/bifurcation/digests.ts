import type { Digests } from '../../demo/loadDigests.ts';

/** The numbers of the figures on the site, for the default settings. */
export const digests: Digests = {
  attractors: '77ddd2ee0568139c3705ab6cb5ae0ca44c4edd88453dfe8d4c68b04777c138ec',
  landmarks: '44c5aa235a4fe6a613ad1623d55699b99c0674ef97ac562937fc2d8809a9cfd5',
  orbit: 'b7e15abd1915b97e0e9be184ce608ff234e929f23047d0ddc72108992bf43a2a',
  surface: '52a0dee57ece72832f55050160a862192c9ee2fc1f295f91ad0e9123ff7ac115',
};
