// For Node: the engine's file lies beside this one and is read from there.
import { readFile } from 'node:fs/promises';

import { wasmStandsAt } from './checker.js';

export * from './index.js';

wasmStandsAt(() => readFile(new URL('./csea_terms_wasm_bg.wasm', import.meta.url)));
