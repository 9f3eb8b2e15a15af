/** Every text of the figures' user interface that does not belong to one demo. */
export const words = {
  advanced: 'More settings',
  cite: 'Cite',
  code: 'The code, with these settings',
  copied: 'Link copied.',
  copyFailed: 'The browser did not allow copying. The link is in the address bar.',
  copyLink: 'Copy link to these settings',
  done: 'Computed in this browser.',
  download: 'Save as',
  drawnBefore: 'Drawn when this page was built.',
  examples: 'Examples …',
  examplesFor: (label: string): string => `Examples for ${label}`,
  exact: (label: string): string => `${label}, exact value`,
  failed: (reason: string): string => `The computation failed: ${reason}`,
  fullScreen: 'Full screen',
  gallery: {
    found: (count: number): string => (count === 1 ? '1 figure' : `${count} figures`),
    search: 'Find a figure',
  },
  grades: { observed: 'observed', enclosed: 'enclosed', proved: 'proved' },
  linkBroken: (reason: string): string => `The figure in this link cannot be shown: ${reason}. It shows its defaults.`,
  linkPartly: (reasons: readonly string[]): string =>
    `Some settings in this link were replaced by their defaults: ${reasons.join('; ')}.`,
  linkUnknown: (demo: string): string => `This link belongs to another figure, “${demo}”, which is not on this page.`,
  opener: {
    failed: (file: string, reason: string): string => `${file} cannot be opened: ${reason}.`,
    label: 'Open a saved figure (SVG or JSON): choose it, or drop it anywhere on this page',
    tooLarge: (megabytes: number): string => `it has more than ${megabytes} MB`,
    unknown: (demo: string): string => `it shows the figure “${demo}”, which this site does not have`,
  },
  readFile: (label: string): string => `Read ${label} from a file`,
  readingOf: (name: string): string => `Data: ${name}`,
  remaining: (seconds: number): string =>
    seconds < 1.5 ? 'about a second left' : `about ${Math.round(seconds)} seconds left`,
  resetAll: 'Reset all settings',
  rowsShown: (every: number): string =>
    every === 1 ? '' : `The table shows every ${every}th row; the CSV file has all.`,
  run: 'Compute',
  running: (percent: number): string => `Computing … ${percent} %`,
  settings: 'Settings',
  stop: 'Stop',
  stopped: 'Stopped. The figure still shows the previous settings.',
} as const;
