import type { AnyPanel } from './panel.ts';

const modules = import.meta.glob<{ panels: readonly AnyPanel[] }>('../demos/*/view.ts');

/** The panels of the demo in the folder `demos/<id>`. */
export async function loadPanels(id: string): Promise<readonly AnyPanel[]> {
  const load = modules[`../demos/${id}/view.ts`];
  if (load === undefined) throw new Error(`There is no demo "${id}": no file demos/${id}/view.ts.`);
  return (await load()).panels;
}
