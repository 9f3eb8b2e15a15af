import { csvFile } from './csvFile.ts';
import { pngFile } from './pngFile.ts';
import { saveFile } from './saveFile.ts';
import { type Picture, svgFile } from './svgFile.ts';

/** The kinds of file in which a picture and its numbers can be saved. */
export type FileKind = 'svg' | 'png' | 'csv';

/** Offers a picture, or the numbers behind it, as a file. */
export async function savePicture(kind: FileKind, picture: Picture): Promise<void> {
  const { meta, panel, results, settings, width } = picture;
  const name = `crease-${meta.id}-${panel.name}.${kind}`;
  if (kind === 'csv') {
    const table = meta.tables.find((candidate) => candidate.name === panel.table)!;
    saveFile(name, new Blob([csvFile(table, results, settings)], { type: 'text/csv' }));
    return;
  }
  const svg = svgFile(picture);
  if (kind === 'svg') saveFile(name, new Blob([svg], { type: 'image/svg+xml' }));
  else saveFile(name, await pngFile(svg, width, Math.round(width * panel.aspect)));
}
