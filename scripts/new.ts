// Writes the files that something new begins with: `npm run new -- <kind> <arguments>`. A kind is a folder of templates.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Template } from './templates/template.ts';

const templates = join(import.meta.dirname, 'templates');

/**
 * Writes the files of a kind into the repository at `root`; returns their paths in it. Nothing is overwritten.
 *
 * @throws Error if there is no such kind, if an argument is wrong, or if one of the files exists
 */
export async function writeNew([kind = '', ...args]: readonly string[], root: string): Promise<string[]> {
  const template = await readTemplate(kind);
  const problem = template.problem(args);
  if (problem !== undefined) throw new Error(`npm run new -- ${kind} ${template.parameters}: ${problem}.`);
  const replacements = Object.entries(await template.replacements(args));
  const fill = (text: string) => replacements.reduce((filled, [word, by]) => filled.replaceAll(word, by), text);
  const folder = join(templates, kind, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((from) => ({ from, to: fill(relative(folder, from)) }));
  const taken = files.find(({ to }) => existsSync(join(root, to)));
  if (taken !== undefined) throw new Error(`${taken.to} exists already: choose another name.`);
  for (const { from, to } of files) {
    await mkdir(dirname(join(root, to)), { recursive: true });
    await writeFile(join(root, to), fill(await readFile(from, 'utf8')));
  }
  return files.map(({ to }) => to).sort();
}

async function readTemplate(kind: string): Promise<Template> {
  const folders = (await readdir(templates, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const kinds = folders.map(({ name }) => name);
  if (!kinds.includes(kind)) throw new Error(`npm run new -- <kind> …: the kind must be one of ${kinds.join(', ')}.`);
  return (await import(`./templates/${kind}/template.ts`)).template;
}

if (import.meta.main) {
  const [kind = '', ...args] = process.argv.slice(2);
  try {
    const files = await writeNew([kind, ...args], join(import.meta.dirname, '..'));
    console.log(`Written:\n${files.map((file) => `  ${file}`).join('\n')}\n${(await readTemplate(kind)).next(args)}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
