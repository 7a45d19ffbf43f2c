// The worker behind `WorkerChecker` in browsers and bundlers.
import { Checker } from './checker.js';
import { serve } from './worker-server.js';

const answer = serve(Checker, (message) => globalThis.postMessage(message));
globalThis.addEventListener('message', ({ data }) => answer(data));
