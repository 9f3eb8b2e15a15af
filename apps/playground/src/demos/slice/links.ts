import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.TcExCsMwDAXQu_xZhDhVjK2rlA7GEkUQnBClU-nds_a9J2LzbqAvjt3HBYFaUxDUT-uX7yMgMH_bACF62wwyT5nzyqkw11Lz8kiEs6l_AsJT_VcqIcwUkub197oB':
    {
      point: 'dead',
      directions: 'eigen',
      scale: 0.6465418449896231,
      radius: 4.999999999999989,
      seed: 105,
    },
};
