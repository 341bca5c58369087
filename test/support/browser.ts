import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium or Chrome on this machine: CHROMIUM_PATH, or by its usual names and places; undefined if there is none. */
export function findBrowser(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = [
    process.env['CHROMIUM_PATH'] ?? '',
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return paths.find(isExecutable);
}

/** How to have a browser for the tests, where there is none. */
export const howToHaveABrowser =
  'there is no browser: install Chromium (on Debian: apt-get install chromium) or set CHROMIUM_PATH';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}
