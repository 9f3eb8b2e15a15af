import { type Input, isNumberInput, type NumberInput } from '../demo/input.ts';
import type { AnyPanel, DragStart, Frame } from '../demo/panel.ts';
import type { AnySettings, Setting } from '../demo/settings.ts';
import { clamp, positionOf, valueAt } from '../render/sliderScale.ts';

/** What a drag handle needs to know of its demo. */
export interface DragTarget {
  readonly handle: NonNullable<AnyPanel['handle']>;
  readonly inputs: readonly Input[];
  readonly frame: () => Frame | undefined;
  readonly settings: () => AnySettings;
  /** `isFinal` is false while the pointer is down. */
  readonly change: (settings: Readonly<Record<string, Setting>>, isFinal: boolean) => void;
}

/**
 * Makes a picture draggable with the pointer, and, where it stands for one input, a slider for the keyboard: arrow keys
 * one step, Page Up and Page Down ten, Home and End the ends of the range. A handle may have keys of its own instead.
 *
 * @param surface the element that is pressed; its pixels are those of the frame
 */
export function attachDragHandle(surface: SVGElement, target: DragTarget, signal: AbortSignal): void {
  let start: DragStart<AnySettings> | undefined;
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
  surface.addEventListener('keydown', (event) => press(event), { signal });

  function move(event: PointerEvent, isFinal: boolean): void {
    const frame = target.frame();
    if (start === undefined || frame === undefined) return;
    const wanted = target.handle.settingsAt(placeOf(event, box, frame), start);
    target.change(inRange(target.inputs, wanted), isFinal);
  }

  function press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const changed = settingsAfterKey(target, event.key);
    if (changed === undefined) return;
    event.preventDefault();
    target.change(changed, true);
  }
}

/** What a key changes in a panel that has the focus; `undefined` for a key that is not its own. */
export function settingsAfterKey(
  { handle, inputs, settings }: Pick<DragTarget, 'handle' | 'inputs' | 'settings'>,
  key: string,
): AnySettings | undefined {
  if (handle.settingsAfterKey !== undefined) {
    const wanted = handle.settingsAfterKey(key, settings());
    return wanted && inRange(inputs, wanted);
  }
  const slider = sliderOf(handle, inputs);
  if (slider === undefined) return undefined;
  const position = positionAfterKey(slider, positionOf(slider, settings()[slider.name] as number), key);
  return position === undefined ? undefined : { [slider.name]: valueAt(slider, position) };
}

/** The number that a panel with this handle is a slider for. */
export function sliderOf(handle: AnyPanel['handle'], inputs: readonly Input[]): NumberInput | undefined {
  return inputs.filter(isNumberInput).find(({ name }) => name === handle?.slider);
}

/** Where a slider goes from a position when a key is pressed; `undefined` for a key that is not its own. */
export function positionAfterKey(input: NumberInput, position: number, key: string): number | undefined {
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

/** The wanted settings, each brought into its range. */
function inRange(inputs: readonly Input[], wanted: AnySettings): AnySettings {
  const named = inputs.filter(({ name }) => name in wanted);
  return Object.fromEntries(named.map((input) => [input.name, nearest(input, wanted[input.name]!)]));
}

/** The value of an input that a pointer means; of a number a tenth of a step, which is finer than a hand. */
function nearest(input: Input, value: Setting): Setting {
  if (!isNumberInput(input) || typeof value === 'string') return value;
  const grain = input.step / 10;
  const position = positionOf(input, clamp(input, value));
  return valueAt(input, Math.round(position / grain) * grain);
}
