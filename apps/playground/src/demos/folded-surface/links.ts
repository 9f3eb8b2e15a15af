import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.VcoxDsIwDEDRu3hOotgmdpNrMCKGiLpqpUIRTRmKuDtCYuGv759gWObeer9uj6FeDNwL1mb347QblBhiin-JgzZaqwjF56CMjJwVVXMS8yT4c4LCgZQTSswkSUjkOyA6qPt03doIhcwzsQOb7VnbtNygdBhISPTAGruMLO_zBw':
    {
      stepSize: 0.05000000000000006,
      theta1: -9.73131397177956e-261,
      theta2: 3.2735160926562666e-211,
      azimuth: 2e-323,
      elevation: 81.26267437089136,
    },
};
