// The playground, as it is served: by a static server, offline, light and dark, wide and narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, open } from './chromium.mjs';
import { serve } from './serve.mjs';

let server;
let browser;
before(async () => {
  // The page holds no inline style or script.
  server = await serve('playground', "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
  browser = await launch();
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(server.url).origin });
});
after(async () => {
  await browser?.close();
  server?.close();
});

const panel = (page) => page.getByRole('tabpanel');
const cards = (page) => panel(page).locator('.card');
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

test('a text is written, checked, changed and copied', async (t) => {
  const { page, complaints } = await open(browser.context, server.url);
  t.after(() => page.close());
  await browser.context.setOffline(true);
  t.after(() => browser.context.setOffline(false));
  await cards(page).first().waitFor();
  const field = page.getByRole('textbox', { name: 'Text to check' });
  await field.fill('He held child pornography. The term “child porn” is old. He threatened to share pictures of the girl, 14, unless she paid.');
  await page.getByText('1 wording to look at, 1 left alone.').waitFor();
  assert.equal(await cards(page).count(), 1);
  assert.match(await cards(page).first().textContent(), /child pornography.*Best avoided/s);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  assert.match(await clipboard(page), /## Wording to look at\n\n- \*\*child pornography\*\* \(line 1, avoid\): consider “/);
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith('{'));
  assert.equal(JSON.parse(await clipboard(page)).findings[0].surface, 'child pornography');

  await page.getByRole('tab', { name: /Left alone/ }).click();
  assert.match(await panel(page).textContent(), /child porn/);
  await page.keyboard.press('ArrowRight');
  const threat = cards(page).filter({ hasText: /sexual extortion/i }).first();
  await threat.waitFor();
  // The evidence of a threat shows its place in the text.
  await threat.getByRole('button').first().click();
  const chosen = await field.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd));
  assert.match(chosen, /threatened/);

  await page.getByRole('tab', { name: /To look at/ }).click();
  await page.getByRole('button', { name: 'Apply safe suggestions' }).click();
  await page.getByText('0 wordings to look at, 1 left alone.').waitFor();
  assert.match(await field.inputValue(), /^He held child sexual abuse material\./);
  await page.keyboard.press('Control+z');
  await page.getByText('1 wording to look at, 1 left alone.').waitFor();
  assert.deepEqual(complaints, []);
});

test('options change what is found', async (t) => {
  const { page, complaints } = await open(browser.context, server.url);
  t.after(() => page.close());
  await cards(page).first().waitFor();
  const count = async () => Number(/\d+/.exec(await page.getByRole('tab', { name: /To look at/ }).textContent())[0]);
  const before = await count();
  await page.getByLabel('Show').selectOption('avoid');
  await page.waitForFunction((was) => Number(/\d+/.exec(document.querySelector('#tab-findings').textContent)[0]) <= was, before);
  // Another audience: what a profile changes, and why, is said.
  await page.getByLabel('Show').selectOption('info');
  const field = page.getByRole('textbox', { name: 'Text to check' });
  await field.fill('He was found with child pornography. The child prostitute, 15, spoke of sextortion.');
  const audiences = await page.getByLabel('Written for').locator('option').evaluateAll((list) => list.map(({ value }) => value));
  const panels = new Set();
  for (const audience of audiences) {
    await page.getByLabel('Written for').selectOption(audience);
    await page.waitForTimeout(400);
    panels.add(await panel(page).textContent());
  }
  assert.ok(audiences.length > 2 && panels.size > 1, `${audiences.join(' ')}: ${panels.size}`);
  for (const label of ['Written for', 'Language', 'Format', 'Sample']) {
    const options = await page.getByLabel(label).locator('option').evaluateAll((list) => list.map(({ value }) => value));
    for (const value of options) {
      await page.getByLabel(label).selectOption(value);
    }
  }
  await page.getByText('Write or paste a text.').waitFor();
  assert.deepEqual(complaints, []);
});

for (const scheme of ['light', 'dark']) {
  for (const [name, width, height] of [['wide', 1360, 860], ['narrow', 390, 844]]) {
    test(`${scheme} and ${name}: nothing is cut off`, async (t) => {
      const { page, complaints } = await open(browser.context, server.url);
      t.after(() => page.close());
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height });
      await page.reload();
      await page.waitForFunction(() => globalThis.ready === true);
      await cards(page).first().waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is not wider than the screen');
      await page.screenshot({ path: `playground-${scheme}-${name}.png` });
      const { count, place } = await page.evaluate(() => {
        const field = document.querySelector('#text');
        field.focus();
        field.setSelectionRange(30, 30);
        field.scrollTop = 0;
        const overlay = document.querySelector('csea-terms-overlay');
        const { left, top } = overlay.getBoundingClientRect();
        const own = field.getBoundingClientRect();
        return { count: overlay.shadowRoot.querySelectorAll('.line').length, place: [left - own.left, top - own.top] };
      });
      assert.ok(count > 0);
      assert.deepEqual(place, [0, 0]);
      await page.keyboard.press('Control+.');
      await page.getByRole('dialog').waitFor();
      await page.screenshot({ path: `playground-${scheme}-${name}-popover.png` });
      assert.deepEqual(complaints, []);
    });
  }
}
