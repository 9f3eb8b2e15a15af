import { parseHTML } from 'linkedom';
import { drawFigure } from './drawFigure.ts';
import { outcomeText } from './outcomeText.ts';
import { renderOutcome } from './renderOutcome.ts';
import { runTrusted } from './runTrusted.ts';

/** A cell as it is committed on a page. */
export interface CommittedCell {
  readonly source: string;
  /** The cells before it whose names it uses. */
  readonly before: readonly string[];
  /** The text of its outcome; `undefined` where none is committed yet. */
  readonly expected: string | undefined;
}

/**
 * The finished output of a cell, as HTML: it is run here, by the code that the page runs.
 *
 * @param typeset HTML of a LaTeX formula
 * @throws Error if what it shows differs from what is committed
 */
export async function renderStaticCell(cell: CommittedCell, typeset: (latex: string) => string): Promise<string> {
  const outcome = await runTrusted(cell.source, cell.before);
  const found = outcomeText(outcome);
  if (found !== cell.expected)
    throw new Error(
      `The output of a cell differs from the committed one. Run \`npm run pnpm -- cells\` to write it to the page, and ` +
        `look at the difference.\n--- cell\n${cell.source}\n--- output\n${found}\n--- committed\n${cell.expected ?? '(none)'}`,
    );
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const formula = (latex: string): HTMLElement => {
    const element = document.createElement('span');
    element.innerHTML = typeset(latex);
    return element;
  };
  return renderOutcome({ document, formula, figure: drawFigure }, outcome)
    .map((element) => element.outerHTML)
    .join('');
}
