import { sourcePages } from './pages.ts';
import { findStatements, type Statement } from './scanPages.ts';

/** The numbered block with a label. */
export async function statementOf(id: string): Promise<Statement> {
  const statements = findStatements(await sourcePages());
  const statement = statements.get(id);
  if (statement === undefined)
    throw new Error(`There is no statement "${id}". Known: ${[...statements.keys()].join(', ')}.`);
  return statement;
}
