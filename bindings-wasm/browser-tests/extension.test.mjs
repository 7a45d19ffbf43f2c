// The extension in Chromium, on a page with a text field, an editable element and an editor.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from './chromium.mjs';
import { serve } from './serve.mjs';

const WRONG = 'child pornography';

let folder;
let server;
let browser;
let background;
before(async () => {
  // A click on the icon gives the right to the tab; nothing can click it here, so the copy under test may run on this machine's pages.
  folder = await mkdtemp(join(tmpdir(), 'csea-terms-extension-'));
  await cp('extension', folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  server = await serve('dist', "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
  browser = await launch({
    flags: [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`, '--disable-features=DisableLoadExtensionCommandLineSwitch'],
    options: { ignoreDefaultArgs: ['--disable-extensions'] },
  });
  background = browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'));
});
after(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a click on the icon does. */
const click = () =>
  background.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.action.onClicked.dispatch(tab);
  });

const badge = () =>
  background.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return chrome.action.getBadgeText({ tabId: tab.id });
  });

async function badged(wanted) {
  for (let tries = 0; tries < 60 && (await badge()) !== wanted; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.equal(await badge(), wanted);
}

test('the manifest asks for little', async () => {
  const manifest = JSON.parse(await readFile('extension/manifest.json', 'utf8'));
  assert.equal(manifest.manifest_version, 3);
  assert.deepEqual(manifest.permissions.sort(), ['activeTab', 'scripting', 'storage']);
  assert.equal(manifest.host_permissions, undefined);
  assert.equal(manifest.content_scripts, undefined);
  assert.equal(manifest.web_accessible_resources, undefined);
  assert.match(manifest.content_security_policy.extension_pages, /connect-src 'self'$/);
});

test('fields are checked where the writer turns it on, and only there', async (t) => {
  const page = await browser.context.newPage();
  t.after(() => page.close());
  await page.goto(`${server.url}fields.html`);
  await page.waitForFunction(() => globalThis.ready === true);
  await page.bringToFront();
  await page.fill('#area', `He held ${WRONG}.`);
  await page.waitForTimeout(500);
  assert.equal(await page.locator('csea-terms-overlay').count(), 0, 'nothing happens unasked');

  await click();
  await badged('1');
  assert.equal(await page.locator('csea-terms-overlay').count(), 1);
  await page.focus('#editable');
  await page.keyboard.type(`They spoke of ${WRONG}. `);
  await badged('2');
  await page.evaluate(() => document.querySelector('#editor .ProseMirror').focus());
  await page.keyboard.type(`And of ${WRONG}.`);
  await badged('3');

  await page.focus('#area');
  await page.evaluate(() => document.querySelector('#area').setSelectionRange(12, 12));
  await page.keyboard.press('Control+.');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  assert.match(await dialog.textContent(), /Who says so/);
  await dialog.getByRole('button', { name: 'Use “child sexual abuse material”' }).click();
  await badged('2');
  assert.equal(await page.inputValue('#area'), 'He held child sexual abuse material.');

  await page.keyboard.press('Control+z');
  await badged('3');
  await page.evaluate(() => document.querySelector('#area').setSelectionRange(12, 12));
  await page.keyboard.press('Control+.');
  await dialog.getByRole('button', { name: 'Keep and don’t show again' }).click();
  await badged('2');

  await click();
  await badged('');
  assert.equal(await page.locator('csea-terms-overlay').count(), 0);
  assert.equal(await page.locator('csea-terms-status').count(), 0);

  // What was kept stays kept: when checking is turned on again, and when the page is opened anew.
  await click();
  await badged('2');
  await page.reload();
  await page.waitForFunction(() => globalThis.ready === true);
  await page.fill('#area', `He held ${WRONG}.`);
  await click();
  await badged('0');
  // The settings page forgets, and the page knows.
  await background.evaluate(() => chrome.storage.local.set({ kept: { schema: 1, kept: [] } }));
  await badged('1');
  await page.focus('#area');
  await page.evaluate(() => document.querySelector('#area').setSelectionRange(12, 12));
  await page.keyboard.press('Control+.');
  await dialog.getByRole('button', { name: 'Keep and don’t show again' }).click();
  await badged('0');
});

test('the settings page', async (t) => {
  const id = new URL(background.url()).host;
  const page = await browser.context.newPage();
  t.after(() => page.close());
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.waitForFunction(() => globalThis.ready === true);
  await page.setViewportSize({ width: 420, height: 700 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is not wider than the screen');
  await page.getByLabel('Show').selectOption('info');
  await page.getByText('Saved.').waitFor();
  assert.equal((await background.evaluate(() => chrome.storage.local.get('settings'))).settings.level, 'info');
  assert.ok((await page.getByLabel('Written for').locator('option').count()) > 1);
  assert.match(await page.locator('#kept').textContent(), /child pornography/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()]);
  const path = join(folder, 'kept.json');
  await download.saveAs(path);
  await page.getByRole('button', { name: 'Forget all' }).click();
  await page.getByText('Forgotten.').waitFor();
  await page.setInputFiles('#file', path);
  await page.getByText('Imported.').waitFor();
  assert.match(await page.locator('#kept').textContent(), /child pornography/);
});
