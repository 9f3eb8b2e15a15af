/** A kind of thing that `npm run new` writes: a folder here with a file `template.ts` that exports one as `template`. */
export interface Template {
  /** What follows the kind on the command line, for instance `<id> <chapter>`. */
  readonly parameters: string;
  /** What is wrong with the arguments, and what is right; `undefined` if nothing is. */
  readonly problem: (args: readonly string[]) => string | undefined;
  /**
   * What the words in the files and in their paths are replaced by. The files are the tree below `files`, whose root is
   * that of the repository.
   */
  readonly replacements: (args: readonly string[]) => Promise<Readonly<Record<string, string>>>;
  /** What to do next. */
  readonly next: (args: readonly string[]) => string;
}
