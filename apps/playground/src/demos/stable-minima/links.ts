import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.VcoxDsIwDADAv3gOVWyrSZxvMKIOibCEpRYq4gVQ_87Cws13geGtr3ra7G5bg_CB4bqf7a1Q4xQp_qESYH8-euu2mr9-JWXCGZEyJsYSwG_qDaHixISCLDMx5VQ4BxiqV6gicixf':
    {
      stepSize: 0.020000000000000028,
      probability: 0.02067215112716318,
      theta1: 1.3219139523276837,
      seed: 999,
    },
};
