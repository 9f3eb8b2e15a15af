import { readFigureFile } from '../export/readFigureFile.ts';
import { words } from '../words.ts';

/** No figure is exported as a file of more bytes. */
const maximalSize = 50_000_000;

/**
 * `<crease-opener>`: opens the figure in an exported SVG or JSON file that the reader chooses, or drops anywhere on the
 * page. The file stays on the machine.
 *
 * `data-folder` is where the pages of the demos are, `data-demos` their ids.
 */
export class CreaseOpener extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.hidden = false;
    const input = this.querySelector('input')!;
    input.addEventListener(
      'change',
      () => {
        this.#open(input.files?.[0]);
        // The same file can be chosen again.
        input.value = '';
      },
      { signal },
    );
    // Without this the browser would leave the page to show the file.
    document.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    document.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        this.#open(event.dataTransfer?.files[0]);
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  async #open(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const problem = await this.#problemOf(file);
    this.querySelector('[role=alert]')!.textContent =
      problem === undefined ? '' : words.opener.failed(file.name, problem);
  }

  /** Goes to the figure in the file; returns the reason if that is not possible. */
  async #problemOf(file: File): Promise<string | undefined> {
    if (file.size > maximalSize) return words.opener.tooLarge(maximalSize / 1e6);
    const read = await readFigureFile(await file.text());
    if (read.kind === 'broken') return read.problem;
    if (!this.dataset.demos!.split(' ').includes(read.demo)) return words.opener.unknown(read.demo);
    location.assign(`${this.dataset.folder}/${read.demo}/${read.fragment}`);
    return undefined;
  }
}

customElements.define('crease-opener', CreaseOpener);
