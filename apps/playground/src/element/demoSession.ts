import type { AnyMeta } from '../demo/meta.ts';
import type { AnyPanel } from '../demo/panel.ts';
import { type AnySettings, defaultSettings } from '../demo/settings.ts';
import { type FileKind, fileKinds } from '../export/fileKind.ts';
import { savePicture } from '../export/savePicture.ts';
import { type Outcome, StageClient } from '../runner/stageClient.ts';
import { words } from '../words.ts';
import { ControlForm } from './controlForm.ts';
import { copyText } from './copyText.ts';
import { DemoText } from './demoText.ts';
import { attachDragHandle } from './dragHandle.ts';
import { LivePanel } from './livePanel.ts';
import { linkTo, writeLink } from './pageLink.ts';
import { RunStatus } from './runStatus.ts';
import { StageQueue } from './stageQueue.ts';

/**
 * A demo at work on the page: its settings, its newest results, and what has to be drawn again when one of them changes.
 *
 * It takes over the markup of `renderDemo`. The finished pictures stay until every stage has a result.
 */
export class DemoSession {
  readonly #root: HTMLElement;
  readonly #meta: AnyMeta;
  readonly #panels: readonly LivePanel[];
  readonly #form: ControlForm;
  readonly #queue: StageQueue;
  readonly #status: RunStatus;
  readonly #text: DemoText;
  readonly #results: Record<string, unknown> = {};
  #settings: AnySettings;

  /** @param signal ends the session: the worker stops, and nothing listens any more */
  constructor(
    root: HTMLElement,
    meta: AnyMeta,
    panels: readonly AnyPanel[],
    settings: AnySettings,
    signal: AbortSignal,
  ) {
    this.#root = root;
    this.#meta = meta;
    this.#settings = settings;
    const change = (changed: AnySettings, isFinal: boolean): void => this.#change(changed, isFinal);
    this.#form = new ControlForm(root, meta, change, signal);
    this.#text = new DemoText(root, meta, panels, signal);
    this.#queue = new StageQueue(meta, new StageClient(meta.id, meta.alone), {
      progress: (stage, fraction) => this.#status.progress(stage, fraction),
      end: (stage, outcome) => this.#end(stage, outcome),
    });
    const actions = { stop: () => this.#stop(), resume: () => this.#queue.want(this.#settings) };
    this.#status = new RunStatus(root.querySelector('.run')!, actions, signal);
    this.#panels = panels.map((panel) => {
      const live = new LivePanel(panel, root.querySelector(`[data-panel="${panel.name}"]`)!, meta.inputs);
      this.#connect(live, change, signal);
      return live;
    });
    const onClick = (action: string, run: () => void): void =>
      root.querySelector(`[data-action=${action}]`)!.addEventListener('click', run, { signal });
    onClick('reset-all', () => {
      this.#form.forget();
      this.#change(defaultSettings(meta), true);
    });
    onClick('copy-link', () => this.#copyLink());
    signal.addEventListener('abort', () => this.#queue.stop());
    this.#form.show(settings);
    this.#queue.want(settings);
    this.#showLink();
  }

  /** Shows other settings, for instance those of a link. */
  show(settings: AnySettings): void {
    this.#change(settings, false);
  }

  /** Draws the panels again whose boxes have another size. */
  resize(): void {
    if (this.#isComplete()) for (const panel of this.#panels) panel.resize(this.#results, this.#settings);
  }

  /** Draws everything again: the theme of the page is another one. */
  redraw(): void {
    if (this.#isComplete()) for (const panel of this.#panels) panel.draw(this.#results, this.#settings);
  }

  #connect(live: LivePanel, change: (changed: AnySettings, isFinal: boolean) => void, signal: AbortSignal) {
    for (const kind of fileKinds)
      live.figure
        .querySelector(`[data-action=save-${kind}]`)!
        .addEventListener('click', () => this.#save(kind, live), { signal });
    const { handle } = live.panel;
    if (handle === undefined) return;
    const target = {
      handle,
      inputs: this.#meta.inputs,
      frame: () => live.frame,
      settings: () => this.#settings,
      change,
    };
    attachDragHandle(live.surface, target, signal);
  }

  #change(changed: AnySettings, isFinal: boolean): void {
    const settings = { ...this.#settings, ...changed };
    const problem = this.#meta.check?.(settings);
    this.#tell(problem ?? '');
    if (problem === undefined) this.#settings = settings;
    this.#form.show(this.#settings);
    if (problem !== undefined) return;
    this.#text.showCode(settings);
    if (this.#isComplete()) for (const panel of this.#panels) panel.mark(this.#results, settings);
    this.#queue.want(settings);
    if (!isFinal) return;
    writeLink(this.#meta, settings);
    this.#showLink();
  }

  #end(stage: string, outcome: Outcome): void {
    if (outcome.kind === 'failed') this.#tell(words.failed(outcome.message));
    if (outcome.kind !== 'done') {
      this.#status.end(stage);
      return;
    }
    const wasComplete = this.#isComplete();
    this.#results[stage] = outcome.result;
    this.#status.end(stage);
    if (!this.#isComplete()) return;
    for (const panel of this.#panels) {
      if (!wasComplete || panel.panel.stages.includes(stage)) panel.draw(this.#results, this.#settings);
      else panel.mark(this.#results, this.#settings);
    }
    this.#text.show(this.#results, this.#settings);
  }

  #stop(): void {
    this.#queue.stop();
    this.#status.stopped();
  }

  async #save(kind: FileKind, { panel, figure }: LivePanel): Promise<void> {
    if (!this.#isComplete()) return;
    const width = figure.querySelector('.stage')!.clientWidth;
    const [meta, settings] = [this.#meta, this.#settings];
    const link = await linkTo(meta, settings);
    await savePicture(kind, { meta, panel, results: this.#results, settings, link, element: figure, width });
  }

  async #showLink(): Promise<void> {
    const settings = this.#settings;
    const link = await linkTo(this.#meta, settings);
    if (settings === this.#settings) this.#text.showLink(link);
  }

  async #copyLink(): Promise<void> {
    const link = await writeLink(this.#meta, this.#settings);
    this.#tell((await copyText(link)) ? words.copied : words.copyFailed);
  }

  #tell(text: string): void {
    const message = this.#root.querySelector<HTMLElement>('.message')!;
    message.hidden = text === '';
    message.textContent = text;
  }

  #isComplete(): boolean {
    return Object.keys(this.#meta.stages).every((stage) => stage in this.#results);
  }
}
