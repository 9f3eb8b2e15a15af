/** What is wrong with the arguments of a template that takes one name in camelCase; `undefined` if nothing is. */
export function nameProblem([name = '', ...rest]: readonly string[]): string | undefined {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) return `the name must be in camelCase, as in "heavyBall", not "${name}"`;
  return rest.length === 0 ? undefined : `nothing may follow the name, as "${rest[0]}" does`;
}

/** The name as the words of a sentence: `heavyBall` becomes "heavy ball". */
export function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
