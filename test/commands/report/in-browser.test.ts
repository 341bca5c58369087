import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, howToHaveABrowser } from '../../support/browser.ts';
import { runCommand } from '../../support/command.ts';

const executablePath = findBrowser();
if (executablePath === undefined) console.warn(`SKIPPED: the report in a browser: ${howToHaveABrowser}.`);

describe.skipIf(executablePath === undefined)('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'autograd-222-'));
  const path = join(folder, 'report.html');
  let browser: Browser;

  beforeAll(async () => {
    const made = await runCommand('report', ['--out', path, '--epochs', '20']);
    expect(made).toMatchObject({ code: 0, err: '' });
    // Most containers don't support Chromium's sandbox; the page is trusted.
    if (executablePath !== undefined) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens the report and returns the page, with what it and the console report and which requests it makes. */
  async function open(width: number, colorScheme: 'light' | 'dark' = 'light') {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const reported: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => reported.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => reported.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(path).href, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready.then(() => {})');
    return { page, reported, requests, close: () => context.close() };
  }

  test('reports nothing on the console, and requests nothing beyond itself', async () => {
    const { reported, requests, close } = await open(1440);
    const elsewhere = requests.filter((url) => !url.startsWith('data:'));
    expect({ reported, elsewhere }).toEqual({ reported: [], elsewhere: [pathToFileURL(path).href] });
    await close();
  });

  test('has every formula typeset, in embedded fonts', async () => {
    const { page, close } = await open(1440);
    expect(await count(page, '.katex-error')).toBe(0);
    expect(await count(page, '.katex .katex-html')).toBeGreaterThan(200);
    expect(await count(page, '.katex math')).toBe(await count(page, '.katex .katex-html'));
    expect(await page.evaluate(missingFonts)).toEqual([]);
    await close();
  });

  test.each([360, 768, 1440])('fits into %i pixels; wider content scrolls in a box of its own', async (width) => {
    const { page, close } = await open(width);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await page.evaluate(sticksOut)).toEqual([]);
    await close();
  });

  test('fits on paper, where nothing scrolls', async () => {
    const { page, close } = await open(680); // A4 without its margins
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(680);
    expect(await page.evaluate(sticksOut.replace('.scroll, ', ''))).toEqual([]);
    await close();
  });

  test.each([
    [360, 'light'],
    [1440, 'dark'],
  ] as const)('has no serious violation for axe at %i pixels in the %s scheme', async (width, scheme) => {
    const { page, close } = await open(width, scheme);
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    expect(await page.evaluate(seriousViolations)).toEqual([]);
    await close();
  });

  test('can be used by keyboard: the first stop skips to the report, and each stop is visible', async () => {
    const { page, close } = await open(1440);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().top')).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await close();
  });

  test('shows the missing term on the first screen of a desktop, and by the second of a phone', async () => {
    for (const [width, screens] of [
      [1440, 1],
      [360, 2],
    ] as const) {
      const { page, close } = await open(width);
      const bottom = await page.evaluate(
        `document.querySelector('.paths text.missing').getBoundingClientRect().bottom`,
      );
      expect(bottom).toBeLessThan(900 * screens);
      await close();
    }
  });
});

function count(page: Page, selector: string): Promise<number> {
  return page.locator(selector).count();
}

// The code that runs in the page is text, because the project doesn't include the types of a browser.

/** The fonts of KaTeX that the page uses but hasn't loaded. */
const missingFonts = `[...new Set(
  [...document.querySelectorAll('.katex-html, .katex-html *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim(' \\u200b') !== ''))
    .map((element) => getComputedStyle(element))
    .map((style) => [style.fontStyle, style.fontWeight, '16px', style.fontFamily.split(',')[0]].join(' '))
)].filter((font) => !document.fonts.check(font) || ![...document.fonts].some((face) =>
  font.endsWith(' ' + face.family) && font.startsWith(face.style) && face.status === 'loaded'))`;

/** What sticks out of the page or of the box of its formula, unless that scrolls. */
const sticksOut = `[...document.querySelectorAll('body *')]
  .filter((element) => !element.closest('.scroll, .katex-mathml, .katex svg, .skip'))
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5
    || element.matches('.formula, .card, td, th, li') && element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.outerHTML.slice(0, 200))`;

const seriousViolations = `axe.run().then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`;
