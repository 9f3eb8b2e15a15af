import type { Panel } from '../../demo/panel.ts';
import type { Results } from './compute.ts';
import { dataPanel } from './dataPanel.ts';
import { planePanel } from './planePanel.ts';
import type { RegionSettings } from './settings.ts';

/** The pictures of the demo, in reading order. */
export const panels: readonly Panel<Results, RegionSettings>[] = [planePanel, dataPanel];
