import { words } from '../words.ts';

/** `<crease-gallery>`: pictures of all demos, of which a field shows those that contain every word in it. */
export class CreaseGallery extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    this.#life = new AbortController();
    const field = this.querySelector<HTMLInputElement>('input[type=search]')!;
    field.parentElement!.hidden = false;
    field.addEventListener('input', () => this.#show(field.value), { signal: this.#life.signal });
    // The browser may bring back what was in the field before.
    this.#show(field.value);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  #show(wanted: string): void {
    const parts = wanted.toLowerCase().split(/\s+/);
    let count = 0;
    for (const section of this.querySelectorAll('section')) {
      const cards = [...section.querySelectorAll<HTMLElement>('[data-text]')];
      for (const card of cards) card.hidden = !parts.every((part) => card.dataset.text!.toLowerCase().includes(part));
      const shown = cards.filter((card) => !card.hidden).length;
      section.hidden = shown === 0;
      count += shown;
    }
    this.querySelector('[role=status]')!.textContent = wanted.trim() === '' ? '' : words.gallery.found(count);
  }
}

customElements.define('crease-gallery', CreaseGallery);
