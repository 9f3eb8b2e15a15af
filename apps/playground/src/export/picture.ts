import type { AnyMeta } from '../demo/meta.ts';
import type { AnyPanel } from '../demo/panel.ts';
import type { AnySettings } from '../demo/settings.ts';

/** What is exported: a panel of a demo, its numbers, and the element on the page that has its colours. */
export interface Picture {
  readonly meta: AnyMeta;
  readonly panel: AnyPanel;
  readonly results: unknown;
  readonly settings: AnySettings;
  /** The address that opens the demo with these settings. */
  readonly link: string;
  readonly element: HTMLElement;
  readonly width: number;
}
