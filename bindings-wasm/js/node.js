// For Node: the engine's file lies beside this one and is read from there.
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

import { wasmStandsAt } from './engine.js';
import { workersStartBy } from './worker-checker.js';

export * from './index.js';

wasmStandsAt(() => readFile(new URL('./csea_terms_wasm_bg.wasm', import.meta.url)));
workersStartBy(() => new Worker(new URL('./worker-node.js', import.meta.url)));
