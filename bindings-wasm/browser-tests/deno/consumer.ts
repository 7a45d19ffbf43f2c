// Run by Deno.
import { Checker, WorkerChecker, type Finding } from 'csea-terms';

const TEXT = '🙂 child pornography';
const starts = (findings: Finding[]): number[] => findings.map(({ start }) => start);

async function viaNpm() {
  const checker = await Checker.load();
  const { threats } = checker.classify('He threatened to share the pictures of the 15-year-old girl unless she paid.');
  const worker = await WorkerChecker.load();
  const older = worker.check(`${TEXT}\n\n`.repeat(2_000), { key: 'one' }).catch((error) => error.code);
  const newer = await worker.check(TEXT, { key: 'one' });
  const answers = [await older, newer.findings.length];
  await worker.close();
  return { starts: starts(checker.check(TEXT).findings), threats: threats.length > 0, worker: answers };
}

/** As a page imports it: by address, from beside the engine's file. */
async function asBrowsersDo() {
  const address = new URL('../node_modules/csea-terms/index.js', import.meta.url);
  const library: typeof import('csea-terms') = await import(address.href);
  const checker = await library.Checker.load();
  const worker = await library.WorkerChecker.load();
  const { findings } = await worker.check(TEXT);
  await worker.close();
  return { starts: starts(checker.check(TEXT).findings), worker: findings.length };
}

console.log(JSON.stringify({ npm: await viaNpm(), browser: await asBrowsersDo() }));
