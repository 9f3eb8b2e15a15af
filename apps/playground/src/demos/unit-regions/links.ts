import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.Vcw9DgIhEEDhu0wrEOaXYc9hpxaoRLfBRFctjHc3xspXv3wbuI95idd-mi_jBuEF7bDMj7bMlwETnNv1uG7jDAGObWkwQaTEWo24iqKSSbEeyWrQHplkOzCZsQs5ZmV1Ue4rEg6c3BG5cM2FRRT7CnP5_pJFHItWRSL7epx_HEOAJ0xRU2auVNw1o6NTj2gWYA9TTfUvfe8-':
    {
      activation: 'hardTanh',
      data: '-2.3596239451526476e-269,5e-324\n1.6638428105358453e+243,3.881137390734451e+107\n1.4044817595122676e-30,5e-323',
      w: -5.033927885018182e-166,
      b: 9.999999999999995,
    },
};
