import type { Panel } from '../../demo/panel.ts';
import { attractorPanel } from './attractorPanel.ts';
import type { Results } from './compute.ts';
import { exponentPanel } from './exponentPanel.ts';
import { multiplierPanel } from './multiplierPanel.ts';
import { planePanel } from './planePanel.ts';

/** The pictures of the demo, in reading order. */
export const panels: readonly Panel<Results>[] = [attractorPanel, exponentPanel, planePanel, multiplierPanel];
