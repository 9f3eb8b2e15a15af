/** A part of the course: the pages in one folder of `content/docs`, and pages that live elsewhere. */
export interface Chapter {
  readonly label: string;
  /** A folder of `src/content/docs`. A file in it is a page of the chapter; `sidebar.order` says where it stands. */
  readonly folder: string;
  /** Slugs of pages outside the folder that come first. */
  readonly first?: readonly string[];
  /** What its statements are numbered with (Theorem 2.1). */
  readonly number?: number;
}

/** The course in reading order. */
export const chapters: readonly Chapter[] = [
  { label: 'Start here', folder: 'start', first: ['index', 'first-light', 'playground/free'] },
  { label: 'Creases', folder: 'creases', number: 1 },
  { label: 'Programs and derivatives', folder: 'programs', number: 2 },
  { label: 'Gradient descent as a map', folder: 'descent', number: 3 },
  { label: 'Stability of minima', folder: 'stability', number: 4 },
  { label: 'Landscapes', folder: 'landscapes', number: 5 },
  { label: 'Deep linear networks', folder: 'deep-linear', number: 6 },
  { label: 'Recipes', folder: 'recipes' },
  { label: 'Reference', folder: 'reference', first: ['command-line', 'formats'] },
  { label: 'How it is tested', folder: 'tests', first: ['how-it-is-tested'] },
];
