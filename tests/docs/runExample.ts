import * as interop from '@crease/interop';
import { executeCell, type Modules } from '@crease/playground/cell/executeCell.ts';
import { modules as cellModules } from '@crease/playground/cell/modules.ts';
import { outcomeText } from '@crease/playground/cell/outcomeText.ts';
import { translateCell } from '@crease/playground/cell/translateCell.ts';

const modules: Modules = { ...cellModules, '@crease/interop': interop };

/**
 * What an example shows, as the text of a cell. It may use the names that the packages export without importing them,
 * unless it gives a name another meaning.
 */
export async function runExample(code: string): Promise<string> {
  const translation = translateCell(withImports(code));
  if (translation.kind === 'problem') return outcomeText({ outputs: [], dropped: 0, problem: translation.problem });
  return outcomeText(await executeCell(translation.code, modules));
}

/** What an example says that its last statement gives, in a comment after it; `undefined` if it says nothing. */
export function statedValue(code: string): string | undefined {
  const comment = code
    .split('\n')
    .at(-1)!
    .match(/ \/\/ (.*)$/)?.[1];
  return comment?.replace(/^'(.*)'$/, '$1');
}

/** An example with the imports that it leaves out, on its first line. */
export function withImports(code: string): string {
  return `${importsOf(code)} ${code}`;
}

function importsOf(code: string): string {
  const declared = new Set(
    [...code.matchAll(/\b(?:const|import) (\{[^}]*\}|\[[^\]]*\]|\w+)/g)].flatMap(
      ([, pattern]) => pattern!.match(/\w+/g) ?? [],
    ),
  );
  return Object.entries(modules)
    .map(([module, exports]) => {
      const used = Object.keys(exports).filter(
        (name) => !declared.has(name) && new RegExp(`(?<![.\\w])${name}\\b`).test(code),
      );
      return used.length === 0 ? '' : `import { ${used.join(', ')} } from '${module}';`;
    })
    .join(' ');
}
