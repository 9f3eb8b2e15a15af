import { htmlElement } from '../../render/htmlElement.ts';
import { words } from '../words.ts';
import type { CellSession } from './cellSession.ts';

/**
 * `<crease-cell>`: code with its output, which the reader can change and run.
 *
 * Its finished content is in the page: an element with the code, and one of the class `outcome`. The editor, the
 * translator and the sandbox are loaded when the reader turns to it. Attributes: `data-source`, the code;
 * `data-continues`, if it uses the names of the cells before it; `data-worker`, here or on an element around it, the
 * address of the program of the sandbox's worker, without which it cannot be run.
 */
export class CreaseCell extends HTMLElement {
  /** Milliseconds that a run may take. */
  limit = 5000;
  #life: AbortController | undefined;
  #session: Promise<CellSession> | undefined;

  connectedCallback(): void {
    if (this.worker === undefined) return;
    const life = new AbortController();
    this.#life = life;
    const { signal } = life;
    const toolbar = this.#makeToolbar(signal);
    this.querySelector('.outcome')!.before(toolbar);
    signal.addEventListener('abort', () => toolbar.remove());
    // Who turns to it will run it: then everything is there.
    for (const event of ['focusin', 'pointerdown']) this.addEventListener(event, () => this.#start(), { signal });
    this.codeElement.addEventListener('dblclick', () => this.#do('edit'), { signal });
  }

  disconnectedCallback(): void {
    this.#life?.abort();
    this.#session = undefined;
  }

  /** The code as it is now: with the changes of the reader. */
  get source(): string {
    return this.dataset.source ?? '';
  }

  /** Shows other code, without an output: the page means it now. Changes of the reader go. */
  set source(source: string) {
    if (source === this.source) return;
    this.dataset.source = source;
    if (this.#session === undefined) this.codeElement.textContent = source;
    else this.#session.then((session) => session.replace(source));
  }

  /** The finished code, until the editor takes its place. */
  get codeElement(): HTMLElement {
    return this.firstElementChild as HTMLElement;
  }

  /** The address of the program of the worker. */
  get worker(): string | undefined {
    return this.closest<HTMLElement>('[data-worker]')?.dataset.worker;
  }

  /** Runs the cell; with `source`, after changing its code to that. The promise tells how the run ended. */
  async run(source = this.source): ReturnType<CellSession['run']> {
    const session = await this.#start();
    await session.change(source);
    return session.run();
  }

  async #do(action: 'run' | 'stop' | 'edit' | 'reset' | 'copy'): Promise<void> {
    await (await this.#start())[action]();
  }

  #start(): Promise<CellSession> {
    this.#session ??= import('./cellSession.ts').then(({ CellSession }) => new CellSession(this, this.#life!.signal));
    return this.#session;
  }

  #makeToolbar(signal: AbortSignal): HTMLElement {
    const buttons = (['run', 'stop', 'edit', 'reset', 'copy'] as const).map((action) => {
      const button = htmlElement(document, 'button', { type: 'button', 'data-action': action }, [words[action]]);
      button.addEventListener('click', () => this.#do(action), { signal });
      return button;
    });
    // Not `disabled`: a button that the keyboard has just pressed must not lose the focus.
    buttons[1]!.setAttribute('aria-disabled', 'true');
    const isFinished = this.querySelector('.outcome')!.hasChildNodes();
    const status = htmlElement(document, 'span', { class: 'status' }, [isFinished ? words.madeBefore : '']);
    const heard = htmlElement(document, 'span', { class: 'heard', 'aria-live': 'polite' });
    return htmlElement(document, 'div', { class: 'toolbar', role: 'group', 'aria-label': words.cell }, [
      ...buttons,
      status,
      heard,
    ]);
  }
}

customElements.define('crease-cell', CreaseCell);

declare global {
  interface HTMLElementTagNameMap {
    'crease-cell': CreaseCell;
  }
}
