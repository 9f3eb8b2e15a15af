import '../cell/element/creaseCell.ts';
import type { DemoSession } from './demoSession.ts';

/**
 * `<crease-demo id="…">`: a live figure.
 *
 * Its finished content is in the page; where it is not, it is computed first. Code for drawing and the worker are loaded
 * when the figure comes into view, or when a link asks for it.
 */
export class CreaseDemo extends HTMLElement {
  #life: AbortController | undefined;
  #session: DemoSession | undefined;

  connectedCallback(): void {
    const life = new AbortController();
    this.#life = life;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) start();
      },
      { rootMargin: '200px' },
    );
    const start = (): void => {
      observer.disconnect();
      this.#start(life.signal);
    };
    life.signal.addEventListener('abort', () => observer.disconnect());
    if (location.hash.startsWith('#v')) start();
    else observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
    this.#session = undefined;
  }

  async #start(signal: AbortSignal): Promise<void> {
    const { startDemo } = await import('./startDemo.ts');
    if (signal.aborted || this.#session !== undefined) return;
    this.#session = await startDemo(this, signal);
    this.toggleAttribute('data-live', true);
  }
}

customElements.define('crease-demo', CreaseDemo);
