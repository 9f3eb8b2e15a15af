import type { Stages } from './stage.ts';

const modules = import.meta.glob<{ stages: Stages }>('../demos/*/compute.ts');

/** The computation of the demo in the folder `demos/<id>`. */
export async function loadStages(id: string): Promise<Stages> {
  const load = modules[`../demos/${id}/compute.ts`];
  if (load === undefined) throw new Error(`There is no demo "${id}": no file demos/${id}/compute.ts.`);
  return (await load()).stages;
}
