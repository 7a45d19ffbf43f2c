// A worker whose engine breaks after a request that says so: the memory is overwritten as a bug in the engine could do it.
import { parentPort } from 'node:worker_threads';

const { default: init } = await import(new URL('./csea_terms_wasm.js', import.meta.resolve('csea-terms')));
await import(new URL('./worker-node.js', import.meta.resolve('csea-terms')));

// The package's own listener comes first.
parentPort.on('message', async ({ method, parameters }) => {
  if (method === 'check' && parameters[0] === 'BREAK') {
    const { memory } = await init();
    new Uint8Array(memory.buffer).fill(0xff);
  }
});
