/** A cell that tries to do what it must not, and how its run has to end. */
export interface Attack {
  readonly name: string;
  /** `target` is the address of a server that must not be reached. */
  readonly code: (target: string) => string;
  /** How the run ends; a run that finishes shows a text that begins with "refused" or a problem. */
  readonly end: 'finished' | 'limit' | 'broken';
  /** Only in the worker of the site: what stops it is not the frame but the worker's own budget. */
  readonly isBudget?: boolean;
}

/** Reports whether an expression, which may be asynchronous, was refused. */
const attempt = (expression: string): string =>
  `let answer = 'escaped';
try { const value = await (${expression}); if (value === undefined || value === null) answer = 'refused: nothing there'; }
catch (error) { answer = 'refused: ' + error; }
answer`;

/** Resolves when the connection opens, rejects when it fails. */
const opened = (what: string): string =>
  `new Promise((open, fail) => { const it = ${what}; it.onopen = () => open(it); it.onerror = () => fail('error'); })`;

/** What code of a reader could try. */
export const attacks: readonly Attack[] = [
  { name: 'an endless loop', code: () => 'for (;;);', end: 'limit' },
  { name: 'an endless promise', code: () => 'await new Promise(() => {})', end: 'limit' },
  { name: 'endless microtasks', code: () => 'const f = () => Promise.resolve().then(f); await f()', end: 'limit' },
  {
    name: 'endless recursion of timers',
    code: () => 'const f = () => { setTimeout(f); setTimeout(f); }; f(); await new Promise(() => {})',
    end: 'limit',
  },
  { name: 'a regular expression that never ends', code: () => "/^(a+)+$/.test('a'.repeat(60) + 'b')", end: 'limit' },
  { name: 'a memory bomb of records', code: () => 'const a = []; for (;;) a.push({ k: a.length })', end: 'limit' },
  {
    name: 'a memory bomb of arrays',
    code: () => 'const a = []; for (;;) a.push(new Float64Array(2 ** 20))',
    end: 'finished',
    isBudget: true,
  },
  { name: 'fetch', code: (target) => attempt(`fetch('${target}fetch', { mode: 'no-cors' })`), end: 'finished' },
  {
    name: 'XMLHttpRequest',
    code: (target) =>
      attempt(
        `(() => { const it = new XMLHttpRequest(); it.open('GET', '${target}xhr', false); it.send(); return it; })()`,
      ),
    end: 'finished',
  },
  {
    name: 'WebSocket',
    code: (target) => attempt(opened(`new WebSocket('${target.replace('http', 'ws')}socket')`)),
    end: 'finished',
  },
  { name: 'EventSource', code: (target) => attempt(opened(`new EventSource('${target}events')`)), end: 'finished' },
  {
    name: 'WebTransport',
    code: (target) => attempt(`new WebTransport('${target.replace('http', 'https')}').ready`),
    end: 'finished',
  },
  { name: 'RTCPeerConnection', code: () => attempt('new RTCPeerConnection()'), end: 'finished' },
  {
    name: 'sendBeacon',
    code: (target) => attempt(`navigator.sendBeacon('${target}beacon') || undefined`),
    end: 'finished',
  },
  {
    name: 'importScripts',
    code: (target) => attempt(`importScripts('${target}script.js') ?? 'done'`),
    end: 'finished',
  },
  { name: 'dynamic import', code: (target) => attempt(`import('${target}module.js')`), end: 'finished' },
  {
    name: 'dynamic import of data',
    code: () => attempt(`import('data:text/javascript,export default 1')`),
    end: 'finished',
  },
  {
    name: 'a nested worker from an address',
    code: (target) =>
      attempt(
        `new Promise((open, fail) => { const it = new Worker('${target}worker.js'); it.onmessage = open; it.onerror = () => fail('error'); })`,
      ),
    end: 'finished',
  },
  {
    name: 'a nested worker that imports from an address',
    code: (target) =>
      attempt(`new Promise((open, fail) => {
        const text = "try { importScripts('${target}nested.js'); postMessage(1) } catch (error) { postMessage(0) }";
        const it = new Worker(URL.createObjectURL(new Blob([text])));
        it.onmessage = ({ data }) => (data ? open(1) : fail('error'));
      })`),
    end: 'finished',
  },
  { name: 'localStorage', code: () => attempt('localStorage'), end: 'finished' },
  {
    name: 'indexedDB',
    code: () =>
      attempt(
        "new Promise((open, fail) => { const it = indexedDB.open('x'); it.onsuccess = open; it.onerror = fail; })",
      ),
    end: 'finished',
  },
  { name: 'caches', code: () => attempt("caches.open('x')"), end: 'finished' },
  { name: 'cookies', code: () => attempt("cookieStore.set('x', '1')"), end: 'finished' },
  { name: 'files', code: () => attempt('navigator.storage.getDirectory()'), end: 'finished' },
  { name: 'the page', code: () => attempt('parent.document ?? top.document'), end: 'finished' },
  {
    name: 'the page, through a constructor',
    code: () => attempt("(() => {}).constructor.constructor('return this')().document ?? this?.document"),
    end: 'finished',
  },
  {
    name: 'navigation',
    code: (target) => attempt(`(location.href = '${target}navigation', location.assign('${target}assign'))`),
    end: 'finished',
  },
  { name: 'a window', code: (target) => attempt(`open('${target}window')`), end: 'finished' },
];

/** What code could answer by itself, where it reaches the channel of the worker, and how the run ends then. */
export const forgeries: readonly Attack[] = [
  {
    name: 'answers without end',
    code: () => "const text = 'x'.repeat(1e6); for (;;) postMessage(text)",
    end: 'broken',
  },
  {
    name: 'an answer that is no text',
    code: () => 'postMessage({ outputs: [] }); await new Promise(() => {})',
    end: 'broken',
  },
  {
    name: 'an answer that is no outcome',
    code: () => 'postMessage(\'{"outputs":[{"kind":"html"}]}\'); await new Promise(() => {})',
    end: 'broken',
  },
  {
    name: 'an answer that is too long',
    code: () => "postMessage('x'.repeat(3e6)); await new Promise(() => {})",
    end: 'broken',
  },
  { name: 'no answer', code: () => 'close(); await new Promise(() => {})', end: 'limit' },
];
