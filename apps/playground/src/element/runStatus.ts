import { words } from '../words.ts';

/** A run shorter than this, in milliseconds, shows no progress: it would only flicker. */
const patience = 250;

/** The line that tells how the stages run: progress with the estimated rest, Stop, and after Stop a way to go on. */
export class RunStatus {
  readonly #bar: HTMLProgressElement;
  readonly #text: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #fractions = new Map<string, number>();
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

  /** A stage runs, and this fraction of it is done. */
  progress(stage: string, fraction: number): void {
    if (this.#fractions.size === 0) this.#started = performance.now();
    this.#isStopped = false;
    this.#fractions.set(stage, fraction);
    const elapsed = performance.now() - this.#started;
    if (elapsed < patience) return;
    const done = Math.min(...this.#fractions.values());
    const remaining = remainingSeconds(done, elapsed);
    const text = words.running(Math.floor(100 * done));
    this.#show(done, remaining === undefined ? text : `${text}, ${words.remaining(remaining)}`, words.stop, true);
  }

  /** A stage has ended, however it did. */
  end(stage: string): void {
    this.#fractions.delete(stage);
    if (this.#fractions.size === 0 && !this.#isStopped) this.#show(1, words.done, words.stop, false);
  }

  /** The reader has stopped what ran. */
  stopped(): void {
    this.#isStopped = true;
    this.#fractions.clear();
    this.#show(this.#bar.value, words.stopped, words.run, true);
  }

  #show(done: number, text: string, action: string, isEnabled: boolean): void {
    this.#bar.value = done;
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
