import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.VcFBCsMgEAXQu_z1GKIDQecqpQupU5QGE9SSlpK7Z933bng0jV3NvsaqoB-qjmNrLwh6Ls-hCYQWU3l3yDzZ2Xq_2MB-Ye-dc4Sk-8gQJvS8HRWCtVTtIHwgQQ07Jnwhhqfw77xf':
    { network: 'shifted', radius: 0.10188619386388222, depth: 3, shown: 'lines', x: 9e-323, y: -3.999999999999999 },
};
