import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.TcFNDsIgEAbQu3xrShiYdoBruHBhXJgUK7EWUzD1J97dre8dcC7zmJepm9Y8Qn2wpLaV9YqItpV9ytOlVSjMpVZE3GqCQm3pvsvvhEiawj_PCk_EjrRz4om9DMTBemNTZ53CC5E198xEzrK3MkhIHfmgsJ7G_KiIRjOJmN5IbyV4Mv57_AE':
    {
      network: 'twoWeights',
      loss: 'mse',
      stepSize: 1.1999999999999984,
      x: -1.3378148761492802e-23,
      y: 4.454411324827679e-189,
      radius: 0.4177050752798108,
    },
};
