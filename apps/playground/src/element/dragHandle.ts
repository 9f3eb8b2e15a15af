import type { Input } from '../demo/meta.ts';
import type { DragStart, Frame, Handle } from '../demo/panel.ts';
import type { Settings } from '../demo/settings.ts';
import { clamp, positionOf, valueAt } from '../render/sliderScale.ts';

/** What a drag handle needs to know of its demo. */
export interface DragTarget {
  readonly handle: Handle;
  readonly inputs: readonly Input[];
  readonly frame: () => Frame | undefined;
  readonly settings: () => Settings;
  /** `isFinal` is false while the pointer is down. */
  readonly change: (settings: Record<string, number>, isFinal: boolean) => void;
}

/**
 * Makes a picture draggable with the pointer, and, where it stands for one input, a slider for the keyboard: arrow keys
 * one step, Page Up and Page Down ten, Home and End the ends of the range.
 *
 * @param surface the element that is pressed; its pixels are those of the frame
 */
export function attachDragHandle(surface: SVGElement, target: DragTarget, signal: AbortSignal): void {
  let start: DragStart | undefined;
  // Measured once for each drag: asking for it again would lay out the page at every move.
  let box = new DOMRect();
  surface.addEventListener(
    'pointerdown',
    (event) => {
      const frame = target.frame();
      if (event.button !== 0 || frame === undefined) return;
      surface.setPointerCapture(event.pointerId);
      box = surface.getBoundingClientRect();
      start = { ...placeOf(event, box, frame), settings: target.settings() };
      move(event, false);
    },
    { signal },
  );
  surface.addEventListener('pointermove', (event) => move(event, false), { signal });
  surface.addEventListener(
    'pointerup',
    (event) => {
      move(event, true);
      start = undefined;
    },
    { signal },
  );
  surface.addEventListener('pointercancel', () => (start = undefined), { signal });
  const slider = target.inputs.find(({ name }) => name === target.handle.slider);
  if (slider !== undefined) surface.addEventListener('keydown', (event) => step(event, slider), { signal });

  function move(event: PointerEvent, isFinal: boolean): void {
    const frame = target.frame();
    if (start === undefined || frame === undefined) return;
    const wanted = target.handle.settingsAt(placeOf(event, box, frame), start);
    const inputs = target.inputs.filter(({ name }) => name in wanted);
    target.change(
      Object.fromEntries(inputs.map((input) => [input.name, nearest(input, wanted[input.name]!)])),
      isFinal,
    );
  }

  function step(event: KeyboardEvent, input: Input): void {
    const position = positionAfterKey(input, positionOf(input, target.settings()[input.name]!), event.key);
    if (position === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    target.change({ [input.name]: valueAt(input, position) }, true);
  }
}

/** Where a slider goes from a position when a key is pressed; `undefined` for a key that is not its own. */
export function positionAfterKey(input: Input, position: number, key: string): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: 10,
    PageDown: -10,
  };
  if (key === 'Home') return positionOf(input, input.range[0]);
  if (key === 'End') return positionOf(input, input.range[1]);
  const count = steps[key];
  return count === undefined ? undefined : position + count * input.step;
}

function placeOf(event: PointerEvent, box: DOMRect, frame: Frame): { x: number; y: number } {
  return { x: frame.invertX(event.clientX - box.left), y: frame.invertY(event.clientY - box.top) };
}

/** The value of an input that a pointer means: a tenth of a step is finer than a hand. */
function nearest(input: Input, value: number): number {
  const grain = input.step / 10;
  const position = positionOf(input, clamp(input, value));
  return valueAt(input, Math.round(position / grain) * grain);
}
