/** SHA-256 of the result of each stage for the default settings. */
export type Digests = Readonly<Record<string, string>>;

const modules = import.meta.glob<{ digests: Digests }>('../demos/*/digests.ts');

/** The committed digests of the demo in the folder `demos/<id>`: a figure whose numbers change is noticed. */
export async function loadDigests(id: string): Promise<Digests> {
  const load = modules[`../demos/${id}/digests.ts`];
  if (load === undefined) throw new Error(`The demo "${id}" has no file demos/${id}/digests.ts.`);
  return (await load()).digests;
}
