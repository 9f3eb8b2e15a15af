import type { Panel } from '../../demo/panel.ts';
import type { Results } from './compute.ts';
import { exponentPanel } from './exponentPanel.ts';
import { minimaPanel } from './minimaPanel.ts';

/** The pictures of the demo, in reading order. */
export const panels: readonly Panel<Results>[] = [exponentPanel, minimaPanel];
