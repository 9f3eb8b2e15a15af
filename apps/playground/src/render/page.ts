/** What markup is made with: the document, and how a formula is set. */
export interface Page {
  readonly document: Document;
  /** The address of the page that has nothing but the demo, unless this is that page. */
  readonly fullScreen?: string | undefined;
  /** LaTeX as an element; `plain` is the same in plain characters, for those who do not see it. */
  readonly formula: (latex: string, plain: string) => HTMLElement;
}

/** A page without a typesetter: formulas in plain characters. */
export function plainPage(document: Document): Page {
  return {
    document,
    formula: (_latex, plain) => {
      const element = document.createElement('i');
      element.textContent = plain;
      return element;
    },
  };
}
