import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  'demo-link': { stepSize: 0.25, start: -1.5 },
};
