import type { AnyMeta } from './meta.ts';

const modules = import.meta.glob<{ meta: AnyMeta }>('../demos/*/meta.ts');

/** The ids of all demos: the folders in `demos/`. */
export const demoIds: readonly string[] = Object.keys(modules).map((path) => path.split('/').at(-2)!);

/** The inputs, outputs and tables of the demo in the folder `demos/<id>`. */
export async function loadMeta(id: string): Promise<AnyMeta> {
  const load = modules[`../demos/${id}/meta.ts`];
  if (load === undefined) throw new Error(`There is no demo "${id}". Demos: ${demoIds.join(', ')}.`);
  return (await load()).meta;
}
