import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.HcxNCsJADAbQu3zryZCfSdqZqxQXCkEFKS6sXUjvXvAd4C3Y83l_fOj9uq6J8sOGYdWTTK3gi0FavUe4hshsjdmTNLhgx5CqHm59MuPowtKSVKTghqH_4ric':
    { u: 3.5e-323, v: -2.596652611834005e-260, w: 1.2565397330691014e-211, b: 2e-323 },
};
