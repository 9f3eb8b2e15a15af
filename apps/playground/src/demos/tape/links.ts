import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.LcoxDoAgDAXQu3QG0t_SKlzFODA0cSSRzXh3F9_8DlpjBqWH7hWTuiRaV6wB6lmKNXcTB3atzBZZnP8g1FHE3LRtquwNjBpZgPf8AA': {
    step: 2,
    theta1: -2.596652611834005e-260,
    theta2: 1.2565397330691014e-211,
  },
};
