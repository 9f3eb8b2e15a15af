import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.VcvLCsIwEEbhd5l1kPlnkknT13ApLmpJsdCLtOlG8d0l4saz_TgXuo3DsfVdGdeF3Iv2kh_n8Zmp5ZOEaBLgTbiJlsRRuefSoRoH_kt_KBWThyZWZVODcXQ0bOv83RpIE1kiBGBLdVsreGWwR_RQhZh31K_TMS87tVAER3suZcrUAvK-fgA':
    {
      stepSize: 0.2576251462087692,
      theta1: 0.05000000000000003,
      theta2: 0.9413903306361607,
      from: 0.08128702712110693,
      to: 0.4301041741331264,
      columns: 1315,
      settle: 112,
    },
};
