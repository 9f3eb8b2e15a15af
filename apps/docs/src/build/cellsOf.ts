import type { Code, Nodes } from 'mdast';

/** A runnable cell of a page. */
export interface PageCell {
  readonly code: Code;
  /** Cells whose names it uses: those before it, back to the last one that stands for itself. */
  readonly before: readonly string[];
  /** The fence with its committed output, which follows it; `undefined` if it shows nothing or none is committed. */
  readonly output: Code | undefined;
}

/**
 * The runnable cells of a page: fences `ts run`, each followed by a fence `output` with what it shows. `ts run continues`
 * uses the names of the cells before it.
 */
export function cellsOf(page: Nodes): PageCell[] {
  const cells: PageCell[] = [];
  const blocks = blocksOf(page);
  for (const [k, block] of blocks.entries()) {
    if (block.type !== 'code' || !hasWord(block, 'run')) continue;
    const next = blocks[k + 1];
    const last = cells.at(-1);
    const continues = hasWord(block, 'continues');
    if (continues && last === undefined)
      throw new Error(`The first cell of a page has none before it that it could continue:\n${block.value}`);
    cells.push({
      code: block,
      before: continues ? [...last!.before, last!.code.value] : [],
      output: next?.type === 'code' && next.lang === 'output' ? next : undefined,
    });
  }
  return cells;
}

/** What contains no other block, in the order of the page. */
function blocksOf(node: Nodes): Nodes[] {
  return 'children' in node && node.type !== 'paragraph' ? node.children.flatMap(blocksOf) : [node];
}

function hasWord({ meta }: Code, word: string): boolean {
  return meta?.split(/\s+/).includes(word) ?? false;
}
