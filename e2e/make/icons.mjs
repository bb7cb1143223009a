// Draws the PNG icons from their SVGs: `node e2e/make/icons.mjs`. They are in the repository, since few hosts have a browser.

import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from '../support/chromium.mjs';

const ICONS = [
  ['icon', 192, 'icon-192'],
  ['icon', 512, 'icon-512'],
  ['maskable', 512, 'maskable-512'],
  ['monochrome', 512, 'monochrome-512'],
  // An iPhone rounds the corners itself, and shows black where nothing is drawn.
  ['maskable', 180, 'apple-180'],
];

const folder = new URL('../../public/icons/', import.meta.url);
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
for (const [name, size, file] of ICONS) {
  const svg = readFileSync(new URL(`${name}.svg`, folder), 'utf8');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  writeFileSync(new URL(`${file}.png`, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
