import type { Progress } from './io.js';

/** A line on a terminal that says how far a computation is and how long it will take. */
export interface ProgressLine {
  /** Notes news; shows them if more than a second has passed since the task began. */
  readonly report: (progress: Progress) => void;
  /** Shows the running task again with the time that has passed. */
  readonly tick: () => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/**
 * A progress line.
 *
 * @param write writes to the terminal
 * @param now   milliseconds of a clock
 */
export function progressLine(write: (text: string) => void, now: () => number): ProgressLine {
  let current: Progress | undefined;
  let start = 0;
  let isShown = false;
  const show = (): void => {
    const elapsed = now() - start;
    if (current === undefined || elapsed < 1000) return;
    isShown = true;
    write(`\r\u001b[K${describe(current, elapsed)}`);
  };
  return {
    report: (progress) => {
      if (progress.task !== current?.task) start = now();
      current = progress;
    },
    tick: show,
    clear: () => {
      if (isShown) write('\r\u001b[K');
      isShown = false;
      current = undefined;
    },
  };
}

function describe({ task, share }: Progress, elapsed: number): string {
  const passed = `${Math.round(elapsed / 1000)} s`;
  if (share === undefined || share <= 0) return `${task} … ${passed}`;
  const left = Math.ceil((elapsed * (1 - share)) / share / 1000);
  return `${task} … ${Math.floor(100 * share)} %, ${passed}, about ${left} s left`;
}
