import { sourcePages } from './pages.ts';
import { findStatements, type Statement, statementNamed } from './scanPages.ts';

let found: Promise<ReadonlyMap<string, Statement>> | undefined;

/** Every numbered block of the site by its label. A build looks for them once, a development server each time. */
export function statements(): Promise<ReadonlyMap<string, Statement>> {
  if (found === undefined || import.meta.env.DEV) found = sourcePages().then(findStatements);
  return found;
}

/** The numbered block with a label. */
export async function statementOf(id: string): Promise<Statement> {
  return statementNamed(await statements(), id);
}
