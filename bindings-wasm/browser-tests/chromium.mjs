// Chromium as the machine has it, with a fresh profile and nothing that speaks to the network.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {{ flags?: string[], options?: object }} [more] */
export async function launch({ flags = [], options = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'csea-terms-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CSEA_TERMS_CHROMIUM,
    headless: true,
    args: [...FLAGS, ...flags],
    ...options,
  });
  context.setDefaultTimeout(20_000);
  return {
    context,
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A page at an address; what it complains about, refusals of the policy included, is kept. */
export async function open(context, url) {
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(url);
  await page.waitForFunction(() => globalThis.ready === true);
  return { page, complaints };
}
