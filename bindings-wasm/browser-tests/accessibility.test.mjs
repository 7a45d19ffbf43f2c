// What a screen reader gets, as Chromium's accessibility tree has it: roles, names, descriptions, and what is said aloud.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, open } from './chromium.mjs';
import { serve } from './serve.mjs';

const WRONG = 'child pornography';
const RIGHT = 'child sexual abuse material';

let server;
let browser;
before(async () => {
  server = await serve('dist');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** The nodes that assistive technology sees, in the order of reading, each with the roles around it. */
async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const list = (id, within) => {
    const node = byId.get(id);
    const role = node?.role?.value;
    const below = (node?.childIds ?? []).flatMap((child) => list(child, [...within, role]));
    return node === undefined || node.ignored ? below : [{ ...said(node), role, within }, ...below];
  };
  return list(nodes[0].nodeId, []);
}

function said({ name, description, properties = [] }) {
  const values = Object.fromEntries(properties.map((one) => [one.name, one.value.value]));
  return { ...values, name: name?.value ?? '', description: description?.value ?? '' };
}

async function spoken(page, wanted) {
  await page.waitForFunction(
    (words) => document.querySelector('csea-terms-status').shadowRoot.textContent === words,
    wanted,
  );
  const nodes = await tree(page);
  const region = nodes.find(({ role, within }) => role === 'status' && !within.includes('dialog'));
  assert.equal(region?.live, 'polite');
  const said = nodes.filter(({ role, within }) => role === 'StaticText' && within.includes('status')).map(({ name }) => name);
  assert.deepEqual(said, [wanted]);
}

for (const selector of ['#area', '#editable']) {
  test(`${selector}: the popover, for a screen reader`, async (t) => {
    const { page, complaints } = await open(browser.context, `${server.url}dom.html`);
    t.after(() => page.close());
    await page.evaluate((where) => globalThis.dom.watch(where), selector);
    await page.focus(selector);
    await page.keyboard.type(`He held ${WRONG}`);
    await spoken(page, '1 wording to look at');
    const hidden = await tree(page);
    assert.ok(!hidden.some(({ role }) => role === 'dialog'));

    await page.keyboard.press('Control+.');
    await page.getByRole('dialog').waitFor();
    const nodes = await tree(page);
    const dialog = nodes.find(({ role }) => role === 'dialog');
    assert.match(dialog.name, /best avoided/);
    assert.match(dialog.description, /^Why: \S+ \S+/);
    const inside = nodes.filter(({ within }) => within.includes('dialog'));
    const buttons = inside.filter(({ role }) => role === 'button');
    assert.equal(buttons[0].name, `Use “${RIGHT}”`);
    assert.deepEqual(buttons.slice(-2).map(({ name }) => name), ['Keep and don’t show again', 'Close']);
    assert.ok(buttons.every(({ name }) => name !== ''));
    // Notes belong to their suggestions.
    const suggestions = await page.evaluate((where) => globalThis.dom.suggestions(where), selector);
    const uses = buttons.slice(0, -2).map(({ name, description }) => ({ name, description }));
    assert.deepEqual(uses, suggestions.map(({ replacement, note = '' }) => ({ name: `Use “${replacement}”`, description: note })));
    assert.ok(uses.some(({ description }) => description !== ''));
    assert.deepEqual(buttons.filter(({ focused }) => focused).map(({ name }) => name), [`Use “${RIGHT}”`]);
    assert.ok(inside.some(({ role }) => role === 'list') && inside.some(({ role }) => role === 'listitem'));
    assert.ok(inside.some(({ role, name }) => role === 'StaticText' && name.startsWith('Who says so')));

    // Tab goes round, with every button once, and never leaves.
    const focused = async () => (await tree(page)).find((one) => one.role === 'button' && one.focused)?.name;
    const round = [];
    for (const _ of buttons) {
      round.push(await focused());
      await page.keyboard.press('Tab');
    }
    assert.deepEqual(round, buttons.map(({ name }) => name));
    assert.equal(await focused(), `Use “${RIGHT}”`);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'Close');
    await page.keyboard.press('Tab');

    await page.keyboard.press('Enter');
    await spoken(page, `Changed to “${RIGHT}”`);
    assert.equal(await page.evaluate(() => document.activeElement.id), selector.slice(1));
    await page.evaluate((where) => globalThis.dom.end(where), selector);
    assert.equal(await page.locator('csea-terms-status').count(), 0, 'nothing stays behind');
    assert.deepEqual(complaints, []);
  });
}

test('a click tells what the popover says, and keeps the keyboard in the text', async (t) => {
  const { page } = await open(browser.context, `${server.url}dom.html`);
  t.after(() => page.close());
  await page.evaluate(() => globalThis.dom.watch('#editable'));
  await page.focus('#editable');
  await page.keyboard.type(`He held ${WRONG}.`);
  await spoken(page, '1 wording to look at');
  const [rect] = await page.evaluate(() => globalThis.dom.rects('#editable'));
  await page.mouse.click(rect.x + rect.width / 2, rect.y + rect.height / 2);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await spoken(page, await dialog.locator('#message').textContent());
  assert.equal(await page.evaluate(() => document.activeElement.id), 'editable');
  await dialog.getByRole('button', { name: 'Keep and don’t show again' }).click();
  await spoken(page, 'Kept, and not shown again');
});
