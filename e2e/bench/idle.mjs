// What a running session with its figure costs: processor time of its renderer over a minute, with all threads, that of the sound too.

import { setTimeout as sleep } from 'node:timers/promises';
import { withBrowser } from './chromium.mjs';

export default ({ session }) =>
  withBrowser(async (browser) => {
    const page = await browser.newPage(() => {});
    await page.open(session);
    await page.pressStart();
    // The load is over, and what it left behind.
    await sleep(5000);
    const before = await used(browser);
    await sleep(60_000);
    const after = await used(browser);
    // A browser has renderers for itself, too: the app's is the busiest.
    const value = Math.max(...[...after].map(([id, time]) => time - (before.get(id) ?? 0)));
    return [{ name: 'renderer CPU per minute', value, unit: 'ms', limit: 1200 }];
  });

/** Milliseconds of processor time that each renderer has used so far. */
async function used(browser) {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return new Map(renderers.map(({ id, cpuTime }) => [id, cpuTime * 1000]));
}
