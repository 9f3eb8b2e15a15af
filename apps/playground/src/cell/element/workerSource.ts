const loaded = new Map<string, Promise<string>>();

/** The program of the sandbox's worker, from this site: loaded once for all cells of a page. */
export function loadWorkerSource(address: string): Promise<string> {
  let source = loaded.get(address);
  if (source === undefined) {
    source = load(address);
    loaded.set(address, source);
    // Not remembered: the next run tries again.
    source.catch(() => loaded.delete(address));
  }
  return source;
}

async function load(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return response.text();
}
