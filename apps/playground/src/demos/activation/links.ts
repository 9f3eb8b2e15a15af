import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.i1ZKTC7JLEssyczPU9KpRuZZKeWX5ynpKCWWKFnpmuoZWhobG5gaGRmbmVkYGKbqGpkZ6Cil5RflluYkKlkpVSjY2CoYWCkYKNQoVCjVxgIA': {
    activation: 'own',
    at: -5.19330522366801e-260,
    formula: 'x <= 0: 0 | x',
  },
};
