// The packed package in a project of webpack: the engine's file and the worker come along by themselves.
import assert from 'node:assert/strict';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';

import webpack from 'webpack';

import { launch, open } from './chromium.mjs';
import { serve } from './serve.mjs';

const OUTPUT = resolve('dist-webpack');

/** Bundles for the web, for production, without any option for this package. */
function bundle() {
  const compiler = webpack({
    mode: 'production',
    devtool: false,
    entry: resolve('pages/library.js'),
    output: { path: OUTPUT, filename: 'library.js' },
    performance: false,
  });
  return new Promise((done, failed) => {
    compiler.run((error, stats) => compiler.close(() => (error ? failed(error) : done(stats.toJson({ all: false, errors: true, warnings: true })))));
  });
}

let server;
let browser;
before(async () => {
  await rm(OUTPUT, { recursive: true, force: true });
  await mkdir(OUTPUT);
  await writeFile(`${OUTPUT}/library.html`, '<!doctype html><title>webpack</title><script src="library.js"></script>');
  server = await serve('dist-webpack');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

test('it is bundled, and works under a strict policy', async () => {
  const { errors, warnings } = await bundle();
  assert.deepEqual([errors, warnings], [[], []]);
  const files = await readdir(OUTPUT);
  assert.equal(files.filter((name) => name.endsWith('.wasm')).length, 1, files.join(' '));
  const { page, complaints } = await open(browser.context, `${server.url}library.html`);
  const found = await page.evaluate(async () => {
    const { Checker, WorkerChecker } = globalThis.library;
    const checker = await Checker.load();
    const worker = await WorkerChecker.load();
    const far = await worker.check('🙂 child pornography');
    await worker.close();
    return [checker.check('🙂 child pornography').findings[0].start, far.findings[0].start, far.findings[0].surface];
  });
  assert.deepEqual(found, [3, 3, 'child pornography']);
  assert.deepEqual(complaints, []);
});
