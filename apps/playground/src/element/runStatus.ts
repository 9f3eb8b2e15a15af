import { words } from '../words.ts';

/** A run shorter than this, in milliseconds, shows no progress: it would only flicker. */
const patience = 250;

/** The line that tells how the stages run: progress with the estimated rest, Stop, and after Stop a way to go on. */
export class RunStatus {
  readonly #bar: HTMLProgressElement;
  readonly #text: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #fractions = new Map<string, number | undefined>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #started = 0;
  #isStopped = false;

  /** @param root the element made by `renderDemo` for it */
  constructor(root: HTMLElement, actions: { stop: () => void; resume: () => void }, signal: AbortSignal) {
    this.#bar = root.querySelector('progress')!;
    this.#text = root.querySelector('.run-text')!;
    this.#button = root.querySelector('button')!;
    this.#button.addEventListener(
      'click',
      () => {
        if (this.#isStopped) actions.resume();
        else if (this.#fractions.size > 0) actions.stop();
      },
      { signal },
    );
  }

  /** A stage runs, and this fraction of it is done; `undefined` if it cannot tell. */
  progress(stage: string, fraction: number | undefined): void {
    if (this.#fractions.size === 0) {
      this.#started = performance.now();
      // A stage may tell nothing until it ends.
      this.#timer = setTimeout(() => this.#showProgress(), patience);
    }
    this.#isStopped = false;
    this.#fractions.set(stage, fraction);
    if (performance.now() >= this.#started + patience) this.#showProgress();
  }

  /** A stage has ended, however it did. */
  end(stage: string): void {
    this.#fractions.delete(stage);
    if (this.#fractions.size > 0) return;
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#show(1, words.done, words.stop, false);
  }

  /** The reader has stopped what ran. */
  stopped(): void {
    this.#isStopped = true;
    this.#fractions.clear();
    clearTimeout(this.#timer);
    this.#show(this.#bar.value, words.stopped, words.run, true);
  }

  /** The slowest of the stages that can tell. */
  #showProgress(): void {
    const known = [...this.#fractions.values()].filter((fraction) => fraction !== undefined);
    if (known.length === 0) {
      this.#show(undefined, words.runningOn, words.stop, true);
      return;
    }
    const done = Math.min(...known);
    const remaining = remainingSeconds(done, performance.now() - this.#started);
    const text = words.running(Math.floor(100 * done));
    this.#show(done, remaining === undefined ? text : `${text}, ${words.remaining(remaining)}`, words.stop, true);
  }

  #show(done: number | undefined, text: string, action: string, isEnabled: boolean): void {
    if (done === undefined) this.#bar.removeAttribute('value');
    else this.#bar.value = done;
    this.#text.textContent = text;
    this.#button.textContent = action;
    // Not `disabled`: a button that the keyboard has just pressed must not lose the focus.
    this.#button.setAttribute('aria-disabled', String(!isEnabled));
  }
}

/** How long a run goes on if it keeps its pace, in seconds; `undefined` while too little is done to say. */
export function remainingSeconds(fraction: number, elapsedMilliseconds: number): number | undefined {
  if (fraction < 0.02) return undefined;
  return (elapsedMilliseconds * (1 - fraction)) / fraction / 1000;
}
