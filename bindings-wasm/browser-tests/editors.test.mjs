// Each adapter in its editor: typing, pasting, undoing, accepting, keeping, scrolling, long texts, emoji and CJK around the wording.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, open } from './chromium.mjs';
import { serve } from './serve.mjs';

const WRONG = 'child pornography';
const RIGHT = 'child sexual abuse material';
const LONG = Array.from({ length: 1200 }, (_, number) => `Paragraph ${number} of a report about services for families.`).join('\n');

let server;
let browser;
before(async () => {
  server = await serve('dist');
  browser = await launch();
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(server.url).origin });
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** What is marked, once it is what is wanted. */
async function marked(page, wanted) {
  try {
    await page.waitForFunction((list) => JSON.stringify(globalThis.editor.marked()) === JSON.stringify(list), wanted, { timeout: 8000 });
  } catch {
    assert.deepEqual(await page.evaluate(() => globalThis.editor.marked()), wanted);
  }
}

const call = (page, name, ...values) => page.evaluate(([method, list]) => globalThis.editor[method](...list), [name, values]);
const text = (page) => call(page, 'text');

for (const name of ['codemirror', 'prosemirror', 'tiptap', 'monaco']) {
  test(name, async (t) => {
    const { page, complaints } = await open(browser.context, `${server.url}${name}.html`);
    t.after(() => page.close());
    await call(page, 'focus');

    await t.test('typed wording is marked, also between emoji and ideographs', async () => {
      await page.keyboard.type(`👩‍👧 漢字 He held ${WRONG} 🙂`);
      await marked(page, [WRONG]);
      assert.equal(await text(page), `👩‍👧 漢字 He held ${WRONG} 🙂`);
    });

    await t.test('an accepted suggestion can be undone', async () => {
      await call(page, 'accept');
      if (name === 'monaco') {
        // The menu of actions is there: the first is the best.
        await page.getByText(`Use “${RIGHT}”`).first().waitFor();
        await page.keyboard.press('Enter');
      }
      await page.waitForFunction((wanted) => globalThis.editor.text().includes(wanted), RIGHT);
      assert.equal(await text(page), `👩‍👧 漢字 He held ${RIGHT} 🙂`);
      await marked(page, []);
      await call(page, 'focus');
      await page.keyboard.press('Control+z');
      await marked(page, [WRONG]);
      assert.equal(await text(page), `👩‍👧 漢字 He held ${WRONG} 🙂`);
    });

    await t.test('pasted wording is marked', async () => {
      await call(page, 'set', 'Start. ');
      await marked(page, []);
      await call(page, 'focus');
      await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), `They spoke of ${WRONG}, 児童 and ${WRONG}.`);
      await page.keyboard.press('Control+v');
      await marked(page, [WRONG, WRONG]);
    });

    await t.test('a mark that an edit touches goes, and others move along', async () => {
      await call(page, 'set', `One ${WRONG}.\nTwo ${WRONG}.`);
      await marked(page, [WRONG, WRONG]);
      await call(page, 'focus');
      await call(page, 'caret', 9);
      await page.keyboard.type('x');
      const now = await call(page, 'marked');
      assert.ok(now.every((one) => one === WRONG), JSON.stringify(now));
      await marked(page, [WRONG]);
      await page.keyboard.press('Backspace');
      await marked(page, [WRONG, WRONG]);
    });

    await t.test('what is kept is not marked again', async () => {
      await call(page, 'set', `Only ${WRONG} here.`);
      await marked(page, [WRONG]);
      await call(page, 'keep');
      await marked(page, []);
      const { kept } = JSON.parse(await call(page, 'kept'));
      assert.deepEqual(kept.map(({ surface }) => surface), [WRONG]);
    });

    await t.test('a long text is checked, wherever it is scrolled', async () => {
      await call(page, 'set', `${LONG}\nHe wrote of ${WRONG} and left`);
      await marked(page, [WRONG]);
      await call(page, 'focus');
      await call(page, 'caret', 0);
      await page.keyboard.type(`Some child prostitutes, `);
      await marked(page, ['child prostitutes', WRONG]);
      await page.mouse.move(100, 100);
      await page.mouse.wheel(0, 20_000);
      await marked(page, ['child prostitutes', WRONG]);
    });

    assert.deepEqual(complaints, []);
  });
}

test('ProseMirror: marks that split a term, code and quotations', async (t) => {
  const { page } = await open(browser.context, `${server.url}prosemirror.html`);
  t.after(() => page.close());
  await call(page, 'setSplit', [['He held ch'], ['ild porn', 'strong'], ['ogra', 'em'], ['phy, and '], [WRONG, 'code'], ['.']], [
    ['blockquote', `They wrote ${WRONG}.`],
    ['code_block', WRONG],
  ]);
  await marked(page, [WRONG]);
  await call(page, 'accept');
  await page.waitForFunction((wanted) => globalThis.editor.text().includes(`He held ${wanted}, and`), RIGHT);
});

test('ProseMirror: the popover by keyboard', async (t) => {
  const { page } = await open(browser.context, `${server.url}prosemirror.html`);
  t.after(() => page.close());
  await call(page, 'set', `He held ${WRONG}.`);
  await marked(page, [WRONG]);
  await call(page, 'focus');
  await call(page, 'caret', 12);
  await page.keyboard.press('Control+.');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  assert.equal(await dialog.getByRole('button', { name: `Use “${RIGHT}”` }).evaluate((one) => one === one.getRootNode().activeElement), true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+.');
  await dialog.waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction((wanted) => globalThis.editor.text() === `He held ${wanted}.`, RIGHT);
});

test('Monaco: line ends of another system', async (t) => {
  const { page } = await open(browser.context, `${server.url}monaco.html`);
  t.after(() => page.close());
  await call(page, 'set', `One.\nTwo.\nThree ${WRONG}.`);
  await call(page, 'crlf');
  await marked(page, [WRONG]);
});
