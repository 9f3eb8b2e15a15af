import type { Outcome } from '../outcome.ts';
import { frameDocument } from './frameDocument.ts';
import { readOutcome } from './readOutcome.ts';

/**
 * How a run has ended: by itself; by the reader; by the limit of time; or without an outcome, because the worker died or
 * answered something else.
 */
export type RunEnd = { readonly milliseconds: number } & (
  | { readonly kind: 'finished'; readonly outcome: Outcome }
  | { readonly kind: 'stopped' | 'limit' | 'broken' }
);

/** The same before it is known how long it took. */
type Cause =
  | { readonly kind: 'finished'; readonly outcome: Outcome }
  | { readonly kind: 'stopped' | 'limit' | 'broken' };

/**
 * A place where code of a reader can do no harm: a hidden frame of another origin than everything, with a closed security
 * policy, in which each run has a fresh worker. The page talks to it through a channel that nothing else can reach.
 *
 * Whatever goes on inside, a run ends when the page wants: the frame is then removed, and its worker with it.
 */
export class Sandbox {
  readonly #place: HTMLElement;
  readonly #loadWorker: () => Promise<string>;
  #frame: HTMLIFrameElement | undefined;
  #port: Promise<MessagePort> | undefined;
  #end: ((cause: Cause) => void) | undefined;

  /**
   * @param place      an element of the page that gets the hidden frame
   * @param loadWorker the program of the worker
   */
  constructor(place: HTMLElement, loadWorker: () => Promise<string>) {
    this.#place = place;
    this.#loadWorker = loadWorker;
  }

  /** Makes the frame, so that the first run does not wait for it. */
  warm(): void {
    // What goes wrong is told by the run.
    this.#open().catch(() => {});
  }

  /**
   * Runs code and tells how it ended. One run at a time: an earlier one is stopped.
   *
   * @param limit milliseconds after which the run is ended
   * @throws Error if the program of the worker could not be loaded
   */
  run(code: string, limit: number): Promise<RunEnd> {
    this.stop();
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let started = performance.now();
      const end = (cause: Cause): void => {
        clearTimeout(timer);
        this.#end = undefined;
        resolve({ ...cause, milliseconds: performance.now() - started });
      };
      this.#end = end;
      this.#open().then((port) => {
        // Stopped before the frame was there.
        if (this.#end !== end) return;
        started = performance.now();
        timer = setTimeout(() => this.#interrupt({ kind: 'limit' }), limit);
        port.onmessage = ({ data }: MessageEvent<unknown>) => {
          const outcome = readOutcome(data);
          if (outcome === undefined) this.#interrupt({ kind: 'broken' });
          else end({ kind: 'finished', outcome });
        };
        port.postMessage(code);
      }, reject);
    });
  }

  /** Ends the run that goes on, if there is one. */
  stop(): void {
    if (this.#end !== undefined) this.#interrupt({ kind: 'stopped' });
  }

  /** Removes the frame with all that is in it. */
  close(): void {
    this.#frame?.remove();
    this.#frame = undefined;
    this.#port = undefined;
    this.#end?.({ kind: 'stopped' });
  }

  /** The frame goes with its worker, and a new one is made for the next run. */
  #interrupt(cause: Cause): void {
    const end = this.#end;
    this.#end = undefined;
    this.close();
    end?.(cause);
    this.warm();
  }

  #open(): Promise<MessagePort> {
    this.#port ??= this.#loadWorker().then((source) => this.#openFrame(source));
    return this.#port;
  }

  async #openFrame(workerSource: string): Promise<MessagePort> {
    const frame = this.#place.ownerDocument.createElement('iframe');
    // Never `allow-same-origin`: the frame would then be a part of this site.
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('allow', '');
    frame.hidden = true;
    frame.srcdoc = frameDocument;
    this.#frame = frame;
    const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    this.#place.append(frame);
    await isLoaded;
    const { port1, port2 } = new MessageChannel();
    const isReady = new Promise((resolve) => {
      port1.onmessage = resolve;
    });
    // The origin of the frame is opaque: it has no name that could be written here.
    frame.contentWindow?.postMessage(workerSource, '*', [port2]);
    await isReady;
    return port1;
  }
}
