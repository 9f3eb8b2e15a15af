import { csvFile } from './csvFile.ts';
import type { FileKind } from './fileKind.ts';
import { jsonFile } from './jsonFile.ts';
import type { Picture } from './picture.ts';
import { pngFile } from './pngFile.ts';
import { saveFile } from './saveFile.ts';
import { svgFile } from './svgFile.ts';

/** How each kind of file is made. */
const files: Readonly<Record<FileKind, (picture: Picture) => Blob | Promise<Blob>>> = {
  svg: (picture) => new Blob([svgFile(picture)], { type: 'image/svg+xml' }),
  png: (picture) => pngFile(svgFile(picture), picture.width, Math.round(picture.width * picture.panel.aspect)),
  csv: ({ meta, panel, results, settings }) => {
    const table = meta.tables.find((candidate) => candidate.name === panel.table)!;
    return new Blob([csvFile(table, results, settings)], { type: 'text/csv' });
  },
  json: (picture) => new Blob([jsonFile(picture)], { type: 'application/json' }),
};

/** Offers a picture, or the numbers behind it, as a file. */
export async function savePicture(kind: FileKind, picture: Picture): Promise<void> {
  saveFile(`crease-${picture.meta.id}-${picture.panel.name}.${kind}`, await files[kind](picture));
}
