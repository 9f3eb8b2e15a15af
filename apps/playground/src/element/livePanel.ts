import { type Input, type NumberInput, valueText } from '../demo/input.ts';
import type { AnyPanel, Frame } from '../demo/panel.ts';
import type { AnySettings } from '../demo/settings.ts';
import { paintCloud } from '../drawing/cloudPath.ts';
import { resolveColour } from '../drawing/resolveColour.ts';
import { svgElement } from '../drawing/svgElement.ts';
import { renderGround } from '../render/renderPanel.ts';
import { positionOf, sliderRange } from '../render/sliderScale.ts';
import { sliderOf } from './dragHandle.ts';

/** A box of fewer pixels is not shown yet: there would be no room between the margins. */
const smallest = 100;

/**
 * A panel on the page, drawn at the size of its box: ground, a canvas for the cloud, and an SVG layer with the marks.
 * Only the marks are drawn again while the reader drags.
 */
export class LivePanel {
  readonly panel: AnyPanel;
  readonly figure: HTMLElement;
  /** The topmost layer: it gets the pointer and, as a slider, the focus. */
  readonly surface: SVGElement;
  readonly #stage: HTMLElement;
  readonly #canvas: HTMLCanvasElement | undefined;
  readonly #slider: NumberInput | undefined;
  #frame: Frame | undefined;
  /** The size of the box for which the layers were drawn. */
  #size = { width: 0, height: 0 };

  constructor(panel: AnyPanel, figure: HTMLElement, inputs: readonly Input[]) {
    const { handle } = panel;
    this.panel = panel;
    this.figure = figure;
    this.#stage = figure.querySelector<HTMLElement>('.stage')!;
    this.#canvas = panel.cloud === undefined ? undefined : document.createElement('canvas');
    this.#slider = sliderOf(handle, inputs);
    this.surface = svgElement(document, 'svg', { class: 'surface', ...surfaceAttributes(handle, this.#slider) });
    if (handle !== undefined)
      this.surface.setAttribute('data-handle', handle.settingsAfterKey === undefined ? 'line' : 'plane');
  }

  get frame(): Frame | undefined {
    return this.#frame;
  }

  /** All three layers, if the box has another size than before: text that grows beside a picture changes nothing in it. */
  resize(results: unknown, settings: AnySettings): void {
    const { width, height } = this.#box();
    if (width !== this.#size.width || height !== this.#size.height) this.draw(results, settings);
  }

  /** All three layers, for new results, another size or another theme. */
  draw(results: unknown, settings: AnySettings): void {
    const { width, height } = this.#box();
    if (width < smallest) return;
    this.#size = { width, height };
    const ground = renderGround(this.panel, results, settings, { document, width, height });
    this.#frame = ground.frame;
    if (this.#canvas !== undefined) this.#paint(this.#canvas, results, width, height);
    this.surface.setAttribute('viewBox', `0 0 ${width} ${height}`);
    if (this.surface.parentElement !== this.#stage) this.#stage.replaceChildren(ground.svg, ...this.#layers());
    // Later only the ground changes places: taking the surface out would take the focus away from it.
    else this.#stage.firstElementChild!.replaceWith(ground.svg);
    this.mark(results, settings);
  }

  /** The marks alone. */
  mark(results: unknown, settings: AnySettings): void {
    if (this.#frame === undefined) return;
    this.surface.replaceChildren(...this.panel.marks(results, settings, this.#frame));
    if (this.#slider === undefined) return;
    const value = settings[this.#slider.name] as number;
    this.surface.setAttribute('aria-valuenow', String(positionOf(this.#slider, value)));
    this.surface.setAttribute('aria-valuetext', valueText(this.#slider, value));
  }

  #box(): { readonly width: number; readonly height: number } {
    return { width: Math.round(this.#stage.clientWidth), height: Math.round(this.#stage.clientHeight) };
  }

  #layers(): Element[] {
    return this.#canvas === undefined ? [this.surface] : [this.#canvas, this.surface];
  }

  #paint(canvas: HTMLCanvasElement, results: unknown, width: number, height: number): void {
    const scale = window.devicePixelRatio;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d')!;
    context.scale(scale, scale);
    paintCloud(context, this.panel.cloud!(results), this.#frame!, resolveColour(this.figure, 'var(--crease-point)'));
  }
}

/** A surface without keys has nothing for a screen reader; the controls do the same. */
function surfaceAttributes(
  handle: AnyPanel['handle'],
  slider: NumberInput | undefined,
): Readonly<Record<string, string | number>> {
  const named = { tabindex: 0, 'aria-label': handle?.label ?? '' };
  if (handle?.settingsAfterKey !== undefined) return { role: 'application', ...named };
  if (slider === undefined) return { 'aria-hidden': 'true' };
  const { min, max } = sliderRange(slider);
  return { role: 'slider', ...named, 'aria-valuemin': min, 'aria-valuemax': max };
}
