// The worker behind `WorkerChecker` in Node.
import { parentPort } from 'node:worker_threads';

import { Checker } from './node.js';
import { serve } from './worker-server.js';

const answer = serve(Checker, (message) => parentPort.postMessage(message));
parentPort.on('message', answer);
