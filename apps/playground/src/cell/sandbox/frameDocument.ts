/** What the frame and its worker may do: run code that they are given. Nothing can be loaded, sent or embedded. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob:',
  "connect-src 'none'",
  "img-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** The longest answer that a frame passes on, in characters. */
const longestAnswer = 2_000_000;

/**
 * The document of the sandbox: it holds no code of the reader. It is given one end of a channel and the source of the
 * worker; for each code that comes it starts a fresh worker, passes on its first answer, and ends it.
 */
export const frameDocument = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
<script>(${frame})(${longestAnswer})</script>`;

/** Runs inside the frame. It is written out as text, so it can use nothing from outside itself. */
function frame(longest: number): void {
  addEventListener(
    'message',
    ({ source, data, ports: [port] }: MessageEvent<string>) => {
      if (source !== parent || port === undefined) return;
      const workerSource = URL.createObjectURL(new Blob([data], { type: 'text/javascript' }));
      port.onmessage = ({ data: code }: MessageEvent<string>) => {
        const worker = new Worker(workerSource);
        const end = (answer: string | null): void => {
          worker.onmessage = null;
          worker.onerror = null;
          worker.terminate();
          port.postMessage(answer);
        };
        worker.onmessage = ({ data: answer }: MessageEvent<unknown>) =>
          end(typeof answer === 'string' && answer.length <= longest ? answer : null);
        worker.onerror = (event) => {
          event.preventDefault();
          end(null);
        };
        worker.postMessage(code);
      };
      port.postMessage('ready');
    },
    { once: true },
  );
}
