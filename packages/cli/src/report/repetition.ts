/** How the breaks of a function go on, as the end of a list of them; nothing if these are all. */
export function repetition({ period }: { readonly period?: number }): string {
  return period === undefined ? '' : ` and every ${period} from there`;
}
