import type { Panel } from '../../demo/panel.ts';
import type { Results } from './compute.ts';
import { dataPanel } from './dataPanel.ts';
import { lossPanel, sharpnessPanel } from './descentPanels.ts';
import type { FreeSettings } from './freeSettings.ts';
import { planePanel } from './planePanel.ts';
import { spectrumPanel } from './spectrumPanel.ts';

/** The pictures of the demo, in reading order. */
export const panels: readonly Panel<Results, FreeSettings>[] = [
  dataPanel,
  planePanel,
  lossPanel,
  sharpnessPanel,
  spectrumPanel,
];
