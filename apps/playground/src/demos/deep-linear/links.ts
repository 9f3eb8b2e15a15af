import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.Tck7CgIxEADQu0wdw3zy21zDUiyiGTCwxrC7Nop3ly0EX_tOUFXHYW5dywLmDVXHdoPMBtZNx7G9FDJaFHTM5Ik4UhDB_X-3oyiekIJ3EjxPmAy0-6XMpV8VcrTTvxQN1OdStvbokB3bICQSKXnngufwOX8B':
    {
      depth: 2,
      stepSize: 0.030422151127163302,
      size: 0.0000017351016543652908,
      imbalance: 7.999999999999987,
      duration: 42.631337185446526,
    },
};
