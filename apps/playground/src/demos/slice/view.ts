import type { Panel } from '../../demo/panel.ts';
import type { Results, SliceSettings } from './compute.ts';
import { planePanel } from './planePanel.ts';
import { spectrumPanel } from './spectrumPanel.ts';

/** The pictures of the demo, in reading order. */
export const panels: readonly Panel<Results, SliceSettings>[] = [planePanel, spectrumPanel];
