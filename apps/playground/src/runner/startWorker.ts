import path from './demo.worker.ts?worker&url';

const address = new URL(path, import.meta.url).href;

/**
 * A new worker for demos. It works on a page of another origin too: there browsers start none but the page's own, so the
 * page's own is one line that imports the script (whose server must allow that: `Access-Control-Allow-Origin`).
 */
export function startWorker(): Worker {
  return new Worker(new URL(address).origin === location.origin ? address : importer(), { type: 'module' });
}

let own: string | undefined;

function importer(): string {
  own ??= URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' }));
  return own;
}
