import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.i1ZKTUlP1c1P0y0uSUzKzMksqVTSqVYqLkktCM6sSlWyMtAzMDJAAUYWOmD5YiUrc2NzSx2l4tTUFCUr89pYAA': {
    stepSize: 0.020000000000000028,
    steps: 7379,
    seed: 7,
  },
};
