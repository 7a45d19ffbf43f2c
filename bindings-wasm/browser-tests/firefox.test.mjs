// Firefox as the system has it, driven by WebDriver BiDi: the package, the worker, the plain DOM, the extension.
import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import puppeteer from 'puppeteer-core';

import { serve } from './serve.mjs';

const WRONG = 'child pornography';
const RIGHT = 'child sexual abuse material';
const root = pathToFileURL(`${process.env.CSEA_TERMS_ROOT}/`);
const { load, problems } = await import(new URL('bindings-wasm/tests/golden.mjs', root));

let server;
let browser;
before(async () => {
  server = await serve('dist');
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.CSEA_TERMS_FIREFOX, headless: true });
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function open(path) {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${server.url}${path}`);
  await page.waitForFunction(() => globalThis.ready === true);
  await page.bringToFront();
  return { page, complaints };
}

async function chord(page, modifier, key) {
  await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  await page.keyboard.up(modifier);
}

const valueOf = (selector) => {
  const element = document.querySelector(selector);
  return element.value ?? element.textContent;
};

test('the golden cases, under a strict policy', async (t) => {
  const { page, complaints } = await open('library.html');
  t.after(() => page.close());
  const cases = await load(new URL('tests/golden/', root));
  const reports = await page.evaluate(async (list) => {
    const checkers = {};
    const found = [];
    for (const { text, format, level = 'caution' } of list) {
      checkers[level] ??= await globalThis.library.Checker.load({ level });
      found.push(checkers[level].check(text, { format }));
    }
    return found;
  }, cases);
  const told = cases.flatMap((one, index) => problems(one, reports[index]).map((problem) => `${one.name}: ${problem}`));
  assert.deepEqual(told, []);
  assert.deepEqual(complaints, []);
});

test('a worker answers, and what runs makes way', async (t) => {
  const { page } = await open('library.html');
  t.after(() => page.close());
  const found = await page.evaluate(async (wrong) => {
    const worker = await globalThis.library.WorkerChecker.load();
    const older = worker.check(`He held ${wrong}. `.repeat(20_000), { key: 'a' }).catch(({ code }) => code);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const newer = await worker.check(`🙂 ${wrong}`, { key: 'a' });
    await worker.close();
    return [await older, newer.findings[0].start];
  }, WRONG);
  assert.deepEqual(found, ['cancelled', 3]);
});

for (const selector of ['#area', '#editable']) {
  test(`${selector}: type, mark, accept by keyboard, undo`, async (t) => {
    const { page, complaints } = await open('dom.html');
    t.after(() => page.close());
    await page.evaluate((where) => globalThis.dom.watch(where), selector);
    await page.focus(selector);
    await page.keyboard.type(`He held ${WRONG}`);
    await page.waitForFunction((where) => globalThis.dom.marked(where).length === 1, {}, selector);
    if (selector === '#editable') {
      assert.deepEqual(await page.evaluate(() => globalThis.dom.highlighted()), [WRONG]);
    }
    await chord(page, 'Control', '.');
    await page.waitForFunction(() => document.querySelector('csea-terms-popover')?.shadowRoot.activeElement?.localName === 'button');
    await page.keyboard.press('Enter');
    await page.waitForFunction((where) => globalThis.dom.marked(where).length === 0, {}, selector);
    assert.equal(await page.evaluate(valueOf, selector), `He held ${RIGHT}`);
    await chord(page, 'Control', 'z');
    await page.waitForFunction((where) => globalThis.dom.marked(where).length === 1, {}, selector);
    assert.equal(await page.evaluate(valueOf, selector), `He held ${WRONG}`);
    assert.deepEqual(complaints, []);
  });
}

test('the extension checks a page where it is turned on', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'csea-terms-extension-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp('extension', folder, { recursive: true });
  // Nothing can click the icon here: the copy under test may run on this machine's pages, and an address that ends so is a click.
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  await appendFile(
    join(folder, 'background.js'),
    "\napi.tabs.onUpdated.addListener((_, { status }, tab) => status === 'complete' && tab.url?.endsWith('#on') && toggle(tab));\n",
  );
  assert.equal(await browser.installExtension(folder), 'csea-terms@example.org');
  const { page } = await open('fields.html#on');
  t.after(() => page.close());
  await page.focus('#area');
  await page.keyboard.type(`He held ${WRONG}`);
  await page.waitForSelector('csea-terms-overlay');
  await chord(page, 'Control', '.');
  await page.waitForSelector('csea-terms-popover');
  await page.keyboard.press('Enter');
  await page.waitForFunction((right) => document.querySelector('#area').value === `He held ${right}`, {}, RIGHT);
});
