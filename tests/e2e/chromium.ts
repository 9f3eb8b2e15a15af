import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/lib/chromium/chromium', // before Debian's wrapper script, which prints errors where there is no desktop
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Parts of the browser that no test looks at: starting the windows of the address bar takes a second for each profile. */
const needless = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** What Playwright leaves out by itself and a list of one's own would bring back. */
const unwanted = [
  ...[
    'AimEnabled',
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsFirstBalancedModeAutoEnable',
  ],
  ...['HttpsUpgrades', 'LensOverlay', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding'],
  ...['PreconnectToSearch', 'ThirdPartyStoragePartitioning'],
];

/**
 * How to start a Chromium-family browser of this machine; `undefined` if there is none. Nothing is ever downloaded.
 *
 * It is the one that the environment variable CHROMIUM_PATH names, else the first in a usual place. As root it runs
 * without its sandbox (it refuses to start otherwise); it looks up no name but this machine's.
 *
 * @throws Error where CI is set and there is no browser: a test that needs one must not be left out silently.
 */
export function findChromium(
  environment: Record<string, string | undefined> = process.env,
): { executablePath: string; args: string[] } | undefined {
  const candidates = environment.CHROMIUM_PATH ? [environment.CHROMIUM_PATH] : usualPlaces;
  const executablePath = candidates.find((path) => existsSync(path));
  if (executablePath === undefined) {
    if (!environment.CI) return undefined;
    throw new Error(
      `The browser tests need a Chromium, and there is none at ${candidates.join(', ')}. Install one, or set CHROMIUM_PATH.`,
    );
  }
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    `--disable-features=${[...needless, ...unwanted].join()}`,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  ];
  return { executablePath, args };
}
