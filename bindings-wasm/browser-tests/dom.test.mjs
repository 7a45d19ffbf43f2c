// The plain DOM: text fields, editable elements, pages, and the popover.
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';

import { launch, open } from './chromium.mjs';
import { serve } from './serve.mjs';

const WRONG = 'child pornography';
const RIGHT = 'child sexual abuse material';

let server;
let browser;
let page;
let complaints;
before(async () => {
  server = await serve('dist');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => ({ page, complaints } = await open(browser.context, `${server.url}dom.html`)));
afterEach(async () => {
  assert.deepEqual(complaints, []);
  await page.close();
});

const call = (name, ...values) => page.evaluate(([method, list]) => globalThis.dom[method](...list), [name, values]);

async function marked(selector, wanted) {
  try {
    await page.waitForFunction(
      ([where, list]) => JSON.stringify(globalThis.dom.marked(where)) === JSON.stringify(list),
      [selector, wanted],
      { timeout: 8000 },
    );
  } catch {
    assert.deepEqual(await call('marked', selector), wanted);
  }
}

for (const selector of ['#area', '#line', '#editable']) {
  test(`${selector}: type, accept, undo, keep`, async () => {
    const value = () => page.evaluate((where) => {
      const element = document.querySelector(where);
      return element.value ?? element.textContent;
    }, selector);
    await call('watch', selector);
    await page.focus(selector);
    await page.keyboard.type(`🙂 漢字 He held ${WRONG} then`);
    await marked(selector, [WRONG]);
    const [rect] = await call('rects', selector);
    assert.ok(rect.width > 60 && rect.height > 8, JSON.stringify(rect));
    assert.equal(await call('accept', selector), true);
    assert.equal(await value(), `🙂 漢字 He held ${RIGHT} then`);
    await marked(selector, []);
    await page.keyboard.press('Control+z');
    await marked(selector, [WRONG]);
    assert.equal(await value(), `🙂 漢字 He held ${WRONG} then`);
    // The caret goes into the wording, and the keyboard into the popover.
    await page.keyboard.press('Home');
    for (let step = 0; step < 20; step += 1) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Control+.');
    const dialog = page.getByRole('dialog', { name: /best avoided/ });
    await dialog.waitFor();
    assert.match(await dialog.textContent(), /Who says so: .+/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await dialog.getByRole('button', { name: 'Keep and don’t show again' }).click();
    await marked(selector, []);
    assert.equal(JSON.parse(await call('kept')).kept.length, 1);
    await call('end', selector);
  });
}

test('a text field is scrolled: underlines stay on their words', async () => {
  await call('watch', '#area');
  await page.fill('#area', `${'A line of text.\n'.repeat(30)}He held ${WRONG}.\n${'A line of text.\n'.repeat(30)}`);
  await marked('#area', [WRONG]);
  const scroll = (top) => page.evaluate((to) => (document.querySelector('#area').scrollTop = to), top);
  await scroll(100);
  await page.waitForTimeout(100);
  const top = async () => (await call('rects', '#area'))[0].top;
  const before = await top();
  await scroll(400);
  await page.waitForFunction((was) => Math.abs(globalThis.dom.rects('#area')[0].top - was + 300) < 2, before);
});

test('a page is marked and not changed', async () => {
  const html = () => page.evaluate(() => document.querySelector('#page').outerHTML);
  const before = await html();
  await call('watch', '#page');
  await marked('#page', ['child prostitutes', WRONG, WRONG]);
  assert.deepEqual((await call('highlighted')).sort(), [WRONG, WRONG, 'child prostitutes'].sort());
  assert.equal(await html(), before);
  await page.evaluate(() => {
    const paragraph = document.createElement('p');
    paragraph.append('New: child prostitution.');
    document.querySelector('#page').prepend(paragraph);
  });
  await marked('#page', ['child prostitution', 'child prostitutes', WRONG, WRONG]);
  await page.evaluate(() => document.querySelector('#page h1').remove());
  await marked('#page', ['child prostitution', WRONG, WRONG]);
  await call('end', '#page');
  assert.deepEqual(await call('highlighted'), []);
});

test('the popover: a click opens it, Escape closes it, the focus goes back', async () => {
  await call('watch', '#editable');
  await page.focus('#editable');
  await page.keyboard.type(`He held ${WRONG}.`);
  await marked('#editable', [WRONG]);
  const [rect] = await call('rects', '#editable');
  await page.mouse.click(rect.x + rect.width / 2, rect.y + rect.height / 2);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'editable');
  await page.mouse.click(rect.x + rect.width / 2, rect.y + rect.height / 2);
  await dialog.getByRole('button', { name: `Use “${RIGHT}”` }).click();
  await marked('#editable', []);
});
