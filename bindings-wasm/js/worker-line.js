import { CancelledError, LoadError, errorOf } from './errors.js';

/** How long, in milliseconds, a worker may go on with what nobody wants while something else waits: about what a new worker costs. */
const PATIENCE = 50;

/**
 * The way to a worker: one request after the other. A worker cannot be interrupted; one that is busy with a request that was cancelled,
 * while another waits, is ended, and a new one takes its place, with the documents as they were.
 */
export class Line {
  #start;
  #worker;
  #waiting = [];
  #running;
  #timer;
  #closed;
  #options;
  #module;
  #documents = new Map();

  /** @param {Worker | (() => Worker)} worker a worker, or what starts one: only then can a new one take its place */
  constructor(worker) {
    this.#start = typeof worker === 'function' ? worker : undefined;
    this.#listen(this.#start === undefined ? worker : this.#start());
  }

  /** Loads the checker in the worker. */
  async load(options) {
    const { module, ...versions } = await this.ask('load', [options]).answer;
    this.#options = options;
    this.#module = module;
    return versions;
  }

  /**
   * @param {string} method
   * @param {unknown[]} parameters
   * @param {{ signal?: AbortSignal, after?: string }} [options] `after` is the text of a document after an edit
   * @returns {{ answer: Promise<any> }} the request, for `cancel`
   */
  ask(method, parameters, { signal, after } = {}) {
    const request = { method, parameters, after };
    request.answer = new Promise((resolve, reject) => Object.assign(request, { resolve, reject }));
    if (this.#closed) {
      request.reject(this.#closed);
    } else if (signal?.aborted) {
      request.reject(new CancelledError('the request was aborted'));
    } else {
      const abort = () => this.cancel(request, 'the request was aborted');
      signal?.addEventListener('abort', abort);
      request.settled = () => signal?.removeEventListener('abort', abort);
      this.#waiting.push(request);
      this.#next();
    }
    return request;
  }

  /** Gives a request up: one that waits is taken out, one that runs is not waited for. */
  cancel(request, why) {
    const index = this.#waiting.indexOf(request);
    if (index >= 0) {
      this.#waiting.splice(index, 1);
    } else if (this.#running === request) {
      request.isStale = true;
      this.#hurry();
    }
    request.settled?.();
    request.reject(new CancelledError(why));
  }

  close(error) {
    clearTimeout(this.#timer);
    this.#closed ??= error;
    const open = this.#running === undefined ? this.#waiting : [this.#running, ...this.#waiting];
    this.#running = undefined;
    this.#waiting = [];
    for (const request of open) {
      request.settled?.();
      request.reject(this.#closed);
    }
    return this.#worker.terminate();
  }

  #listen(worker) {
    this.#worker = worker;
    const listen = (name, take) =>
      worker.addEventListener ? worker.addEventListener(name, take) : worker.on(name, take);
    const fail = (error) => worker === this.#worker && this.close(new LoadError('the worker failed', { cause: error }));
    listen('message', (message) => worker === this.#worker && this.#take(worker.addEventListener ? message.data : message));
    listen('error', fail);
    listen('messageerror', fail);
  }

  #next() {
    if (this.#running !== undefined) {
      this.#hurry();
      return;
    }
    const request = this.#waiting.shift();
    if (request === undefined) {
      // In Node, a worker that nobody waits for lets the program end.
      this.#worker.unref?.();
      return;
    }
    this.#running = request;
    this.#worker.ref?.();
    try {
      this.#worker.postMessage({ method: request.method, parameters: request.parameters });
    } catch (error) {
      this.#take({ error: { code: 'invalid-option', message: `an option cannot be sent to a worker: ${error.message}` } });
    }
  }

  #take({ result, error }) {
    const request = this.#running;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running = undefined;
    request.settled?.();
    this.#remember(request, error);
    if (error === undefined) {
      request.resolve(result);
    } else {
      request.reject(errorOf(error));
    }
    this.#next();
  }

  /** Keeps what a new worker has to be told of documents. */
  #remember({ method, parameters, after }, error) {
    const [id, text, options] = parameters;
    if (method === 'open' && error === undefined) {
      this.#documents.set(id, { text, options });
    } else if (method === 'close') {
      this.#documents.delete(id);
    } else if (method === 'edit') {
      const document = this.#documents.get(id);
      if (document !== undefined) {
        document.text = after;
      }
      if (document !== undefined && error !== undefined) {
        // The engine failed, and nobody knows before or after the edit.
        this.#again(['open', [id, after, document.options]]);
      }
    }
  }

  /** Puts requests of its own before those that wait. */
  #again(...list) {
    const requests = list.map(([method, parameters]) => ({ method, parameters, resolve() {}, reject: (error) => this.close(error) }));
    this.#waiting.unshift(...requests);
  }

  #hurry() {
    if (this.#running?.isStale && this.#waiting.length > 0 && this.#start !== undefined) {
      this.#timer ??= setTimeout(() => this.#restart(), PATIENCE);
    }
  }

  #restart() {
    this.#timer = undefined;
    this.#running = undefined;
    this.#worker.terminate();
    this.#listen(this.#start());
    const options = this.#module === undefined ? this.#options : { ...this.#options, wasm: this.#module };
    const documents = [...this.#documents].map(([id, { text, options: how }]) => ['open', [id, text, how]]);
    this.#again(['load', [options]], ...documents);
    this.#next();
  }
}
