import { fileURLToPath } from 'node:url';
import type { Parents, Root, RootContent } from 'mdast';
import { cellsOf, type PageCell } from './cellsOf.ts';

const component = fileURLToPath(new URL('../components/Cell.astro', import.meta.url));

/** Turns the runnable cells of an MDX page, with their committed output, into the component `Cell`. */
export function remarkCells(): (page: Root, file: { readonly path: string }) => void {
  return (page, { path }) => {
    const cells = cellsOf(page);
    if (cells.length === 0) return;
    if (!path.endsWith('.mdx')) throw new Error(`${path}: runnable cells need a page in MDX.`);
    const outputs = new Set<RootContent>(cells.flatMap(({ output }) => output ?? []));
    const elements = new Map<RootContent, RootContent>(cells.map((cell) => [cell.code, cellElement(cell)]));
    replaceIn(page);
    page.children.unshift(importCell as unknown as RootContent);

    function replaceIn(parent: Parents): void {
      const kept = (parent.children as RootContent[]).filter((child) => !outputs.has(child));
      parent.children = kept.map((child) => elements.get(child) ?? child) as typeof parent.children;
      for (const child of kept) if ('children' in child) replaceIn(child);
    }
  };
}

/** The properties of the component as one JSON text: an attribute of MDX holds no lists. */
function cellElement({ code, before, output }: PageCell): RootContent {
  const cell = JSON.stringify({ source: code.value, before, expected: output?.value ?? '' });
  const attributes = [{ type: 'mdxJsxAttribute', name: 'cell', value: cell }];
  return { type: 'mdxJsxFlowElement', name: 'CreaseCell', attributes, children: [] } as unknown as RootContent;
}

/** `import CreaseCell from '…/Cell.astro'` as MDX holds it: with its syntax tree. */
const importCell = {
  type: 'mdxjsEsm',
  value: '',
  data: {
    estree: {
      type: 'Program',
      sourceType: 'module',
      body: [
        {
          type: 'ImportDeclaration',
          specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name: 'CreaseCell' } }],
          source: { type: 'Literal', value: component, raw: JSON.stringify(component) },
          attributes: [],
        },
      ],
    },
  },
};
