/** What a demo belongs to: a chapter of the course, by the folder of its pages. */
export type Topic =
  | 'start'
  | 'creases'
  | 'programs'
  | 'descent'
  | 'stability'
  | 'landscapes'
  | 'deep-linear'
  | 'recipes'
  | 'reference'
  | 'tests';

/** The work whose statement a figure shows. */
export interface Source {
  /** Its number, for instance 2510.24466. */
  readonly arxiv: string;
  /** The place in it, for instance "Proposition 6". */
  readonly at: string;
}
