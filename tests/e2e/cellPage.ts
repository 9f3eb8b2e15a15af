import type { CreaseCell } from '@crease/playground/cell/element/creaseCell.ts';
import type { RunEnd } from '@crease/playground/cell/sandbox/sandbox.ts';
import type { Page } from 'playwright';

/** The cells that the text of a page has, without those of its live figures. */
export const pageCells = 'crease-cell:not(crease-demo *)';

/** How a run on a page ended. */
export interface PageRun {
  readonly end: RunEnd;
  /** Milliseconds for which the page could not react at the longest, while it ran: the machine was busy. */
  readonly pause: number;
}

/** Runs a cell of the page through its element; with `source`, after changing its code to that. */
export function runCell(page: Page, index: number, source?: string, limit = 5000): Promise<PageRun> {
  return page.evaluate(
    async ([selector, index, source, limit]) => {
      await customElements.whenDefined('crease-cell');
      const cell = document.querySelectorAll<CreaseCell>(selector)[index]!;
      cell.limit = limit;
      let [last, pause] = [performance.now(), 0];
      const ticker = setInterval(() => {
        pause = Math.max(pause, performance.now() - last);
        last = performance.now();
      }, 10);
      const end = await cell.run(source);
      pause = Math.max(pause, performance.now() - last);
      clearInterval(ticker);
      return { end, pause };
    },
    [pageCells, index, source, limit] as const,
  );
}
