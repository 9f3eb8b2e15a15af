import { copyText } from '../../element/copyText.ts';
import type { Outcome, Problem } from '../outcome.ts';
import { renderOutcome } from '../renderOutcome.ts';
import { type RunEnd, Sandbox } from '../sandbox/sandbox.ts';
import { atLineOf, translateCell } from '../translateCell.ts';
import { words } from '../words.ts';
import type { CellEditor } from './cellEditor.ts';
import type { CreaseCell } from './creaseCell.ts';
import { outcomePage } from './outcomePage.ts';
import { loadWorkerSource } from './workerSource.ts';

/** A cell at work: its code, its editor once that is wanted, its sandbox, and what it shows. */
export class CellSession {
  readonly #cell: CreaseCell;
  readonly #sandbox: Sandbox;
  readonly #code: HTMLElement;
  readonly #outcome: HTMLElement;
  #original: { readonly source: string; readonly outputs: readonly Node[] };
  #editor: CellEditor | undefined;

  /** @param signal ends the session */
  constructor(cell: CreaseCell, signal: AbortSignal) {
    this.#cell = cell;
    this.#code = cell.codeElement;
    this.#outcome = cell.querySelector('.outcome')!;
    this.#original = { source: cell.source, outputs: [...this.#outcome.childNodes] };
    this.#sandbox = new Sandbox(cell, () => loadWorkerSource(cell.worker!));
    this.#sandbox.warm();
    signal.addEventListener('abort', () => this.#sandbox.close());
  }

  /** Translates and runs the code, and shows what it shows. */
  async run(): Promise<RunEnd> {
    const before = this.#codeBefore();
    const translation = translateCell(this.#cell.source, before);
    const end: RunEnd =
      translation.kind === 'problem'
        ? { kind: 'finished', outcome: { outputs: [], dropped: 0, problem: translation.problem }, milliseconds: 0 }
        : await this.#runCode(translation.code, translation.firstLine);
    if (end.kind === 'finished') await this.#show(end.outcome);
    return end;
  }

  stop(): void {
    this.#sandbox.stop();
  }

  /** Opens the editor and puts the focus into it. */
  async edit(): Promise<void> {
    (await this.#openEditor()).focus();
  }

  /** Brings back the code and the output of the page. */
  async reset(): Promise<void> {
    this.stop();
    await this.change(this.#original.source);
    this.#outcome.replaceChildren(...this.#original.outputs);
    this.#tell(this.#original.outputs.length > 0 ? words.madeBefore : '');
  }

  /** Other code in the place of that of the page. */
  replace(source: string): void {
    this.stop();
    this.#original = { source, outputs: [] };
    this.#outcome.replaceChildren();
    if (this.#editor === undefined) this.#code.textContent = source;
    else this.#editor.change(source);
    this.#display('');
  }

  async copy(): Promise<void> {
    this.#tell((await copyText(this.#cell.source)) ? words.copied : words.copyFailed);
  }

  /** Changes the code, in the editor. */
  async change(source: string): Promise<void> {
    if (source !== this.#cell.source) (await this.#openEditor()).change(source);
  }

  async #runCode(code: string, firstLine: number): Promise<RunEnd> {
    const started = performance.now();
    const seconds = (): number => (performance.now() - started) / 1000;
    const limit = this.#cell.limit / 1000;
    const ticker = setInterval(() => this.#display(words.running(seconds(), limit)), 100);
    this.#setRunning(true);
    try {
      const end = await this.#sandbox.run(code, this.#cell.limit);
      if (end.kind === 'stopped') this.#tell(words.stopped);
      if (end.kind === 'limit') this.#tell(words.limit(limit));
      if (end.kind === 'broken') this.#tell(words.broken);
      if (end.kind !== 'finished') return end;
      this.#tell(words.finished(end.milliseconds / 1000));
      const { problem } = end.outcome;
      return { ...end, outcome: { ...end.outcome, problem: problem && atLineOf(problem, firstLine) } };
    } catch (error) {
      this.#tell(words.failed(String(error)));
      return { kind: 'broken', milliseconds: 0 };
    } finally {
      clearInterval(ticker);
      this.#setRunning(false);
    }
  }

  async #show(outcome: Outcome): Promise<void> {
    this.#outcome.replaceChildren(...renderOutcome(await outcomePage(document, outcome), outcome));
    const { problem } = outcome;
    if (problem !== null) this.#tell(words.finishedWith(words.problem(problem.name, problem.line)));
    await this.#point(problem);
  }

  async #point(problem: Problem | null): Promise<void> {
    if (problem !== null && problem.line !== null) (await this.#openEditor()).point(problem.line);
    else this.#editor?.point(undefined);
  }

  async #openEditor(): Promise<CellEditor> {
    if (this.#editor !== undefined) return this.#editor;
    const { CellEditor } = await import('./cellEditor.ts');
    this.#editor ??= new CellEditor(this.#cell.source, {
      change: (source) => {
        this.#cell.dataset.source = source;
        this.#display(words.edited);
      },
      run: () => this.run(),
    });
    this.#code.replaceWith(this.#editor.element);
    return this.#editor;
  }

  /** What the reader sees of the cells whose names this one uses. */
  #codeBefore(): string[] {
    if (this.#cell.dataset.continues === undefined) return [];
    const cells = [...document.querySelectorAll<CreaseCell>('crease-cell:not(crease-demo *)')];
    const earlier = cells.slice(0, cells.indexOf(this.#cell));
    const first = earlier.findLastIndex((cell) => cell.dataset.continues === undefined);
    return earlier.slice(first).map((cell) => cell.source);
  }

  #setRunning(isRunning: boolean): void {
    this.#cell.toggleAttribute('data-running', isRunning);
    this.#cell.querySelector('[data-action=stop]')!.setAttribute('aria-disabled', String(!isRunning));
  }

  /** For the eyes alone: what changes too often to be heard. */
  #display(text: string): void {
    this.#cell.querySelector('.status')!.textContent = text;
  }

  #tell(text: string): void {
    this.#display(text);
    this.#cell.querySelector('.heard')!.textContent = text;
  }
}
