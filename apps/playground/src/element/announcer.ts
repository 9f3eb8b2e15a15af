/** Tells a screen reader what changed, at most once in a while, and always the last thing. */
export class Announcer {
  readonly #region: HTMLElement;
  readonly #interval: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next = '';

  /** @param interval milliseconds between two announcements */
  constructor(region: HTMLElement, interval = 1500) {
    this.#region = region;
    this.#interval = interval;
  }

  say(text: string): void {
    this.#next = text;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#region.textContent !== this.#next) this.#region.textContent = this.#next;
    }, this.#interval);
  }
}
