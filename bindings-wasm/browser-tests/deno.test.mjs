// The packed package in Deno: its types, the entry that npm packages have there, and the one for browsers by its address.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { test } from 'node:test';

const deno = (...parameters) =>
  execFileSync(resolve('node_modules/.bin/deno'), parameters, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' } });

const HERE = '--node-modules-dir=manual';

test('the types are those of the objects', () => deno('check', HERE, 'deno/consumer.ts'));

test('it runs, with no right but to read its own files', () => {
  const output = deno('run', HERE, '--no-prompt', '--no-remote', '--allow-read=node_modules', 'deno/consumer.ts');
  assert.deepEqual(JSON.parse(output), {
    npm: { starts: [3], threats: true, worker: ['cancelled', 1] },
    browser: { starts: [3], worker: 1 },
  });
});
