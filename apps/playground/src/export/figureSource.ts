import manifest from '@crease/tensor/package.json' with { type: 'json' };
import type { Picture } from './picture.ts';

/**
 * What an exported file says about itself: enough to make the figure again.
 *
 * The settings are the whole plan; a figure that draws random numbers has their seed among them.
 */
export interface FigureSource {
  readonly generator: 'Crease';
  readonly version: string;
  readonly demo: string;
  readonly panel: string;
  readonly settings: Picture['settings'];
  /** The address that opens the figure with these settings; it is also what reads the file again. */
  readonly link: string;
}

/** The source of a picture. */
export function figureSource({ meta, panel, settings, link }: Omit<Picture, 'element' | 'width'>): FigureSource {
  return { generator: 'Crease', version: manifest.version, demo: meta.id, panel: panel.name, settings, link };
}
