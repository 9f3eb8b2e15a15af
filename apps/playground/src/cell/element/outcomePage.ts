import type { Outcome } from '../outcome.ts';
import type { OutcomePage } from '../renderOutcome.ts';

/** What an outcome is rendered with: the typesetter and the drawing library are loaded if it needs them. */
export async function outcomePage(document: Document, { outputs }: Outcome): Promise<OutcomePage> {
  const needs = (kind: string): boolean => outputs.some((output) => output.kind === kind);
  const katex = needs('formula') ? (await import('katex')).default : undefined;
  const figures = needs('figure') ? await import('../drawFigure.ts') : undefined;
  return {
    document,
    formula: (latex) => {
      const element = document.createElement('span');
      // Untrusted: no links, no styles, no endless macros; an error is shown in its place.
      katex!.render(latex, element, {
        strict: 'ignore',
        displayMode: true,
        throwOnError: false,
        trust: false,
        maxSize: 20,
        maxExpand: 500,
      });
      return element;
    },
    figure: (figure, area) => figures!.drawFigure(figure, area),
  };
}
