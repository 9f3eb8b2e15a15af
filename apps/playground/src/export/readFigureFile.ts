import { decodePermalink } from '../demo/permalink.ts';

/** A file that was read: the fragment that opens its figure, or a reason why there is none. */
export type ReadFigure =
  | { readonly kind: 'figure'; readonly demo: string; readonly fragment: string }
  | { readonly kind: 'broken'; readonly problem: string };

/** The figure in a file that was exported as SVG or JSON. It never throws: the file may be anything. */
export async function readFigureFile(text: string): Promise<ReadFigure> {
  const json = text.trimStart().startsWith('{') ? text : metadataOf(text);
  if (json === undefined) return broken('it is neither JSON nor an SVG file with metadata');
  const link = linkIn(json);
  if (link === undefined) return broken('nothing in it says which figure of Crease it shows');
  const fragment = link.slice(link.indexOf('#'));
  const read = await decodePermalink(fragment);
  if (read.kind === 'state') return { kind: 'figure', demo: read.state.demo, fragment };
  return broken(`its link ${read.kind === 'broken' ? `is not readable: ${read.problem}` : 'leads to no figure'}`);
}

/** The text of the first element `metadata`. A program that edited the file may have changed anything around it. */
function metadataOf(svg: string): string | undefined {
  const escaped = /<metadata[^>]*>([^<]*)<\/metadata>/.exec(svg)?.[1];
  const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return escaped?.replaceAll(/&(\w+);/g, (entity, name: string) => characters[name] ?? entity);
}

function linkIn(json: string): string | undefined {
  try {
    const { generator, link } = JSON.parse(json);
    return generator === 'Crease' && typeof link === 'string' ? link : undefined;
  } catch {
    return undefined;
  }
}

function broken(problem: string): ReadFigure {
  return { kind: 'broken', problem };
}
