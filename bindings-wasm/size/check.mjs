// Measures what a browser downloads, and fails when it has grown. `--record` writes the figures down.
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const GOAL = 300 * 1024;
const TOLERANCE = 1.02;
const RECORD = new URL('recorded.json', import.meta.url);

const files = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };
const sizes = files.map((name) => {
  const bytes = readFileSync(name);
  return [bytes.length, brotliCompressSync(bytes, options).length, gzipSync(bytes, { level: 9 }).length];
});
const [raw, brotli, gzip] = [0, 1, 2].map((column) => sizes.reduce((sum, row) => sum + row[column], 0));
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

console.log(`   ${files.join(' + ')}: brotli 11 ${kilobytes(brotli)}, gzip -9 ${kilobytes(gzip)}, uncompressed ${kilobytes(raw)}`);
console.log(`   goal ${kilobytes(GOAL)}: ${brotli <= GOAL ? 'reached' : `${kilobytes(brotli - GOAL)} too much`}`);

if (process.argv.includes('--record')) {
  writeFileSync(RECORD, `${JSON.stringify({ brotli, gzip, raw }, undefined, 2)}\n`);
} else {
  const recorded = JSON.parse(readFileSync(RECORD, 'utf8'));
  if (brotli > recorded.brotli * TOLERANCE) {
    console.error(
      `the package grew from ${kilobytes(recorded.brotli)} to ${kilobytes(brotli)}: make it smaller, or record the new size with ` +
        '`node bindings-wasm/size/check.mjs FILES --record` and say why in the commit',
    );
    process.exit(1);
  }
}
