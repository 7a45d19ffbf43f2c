import { text } from './checker.js';
import { changeBetween } from './changes.js';
import { CancelledError, CseaTermsError, LoadError, OptionError, errorOf } from './errors.js';

let spawn = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'csea-terms' });

/** Says how a worker is started: each entry point knows it for its platform. */
export function workersStartBy(start) {
  spawn = start;
}

const LOADED = Symbol('loaded');

/** Requests to a worker and the answers that are still to come. */
class Line {
  #worker;
  #open = new Map();
  #last = 0;
  #closed;

  constructor(worker) {
    this.#worker = worker;
    const listen = (name, take) =>
      worker.addEventListener ? worker.addEventListener(name, take) : worker.on(name, take);
    listen('message', (message) => this.#take(worker.addEventListener ? message.data : message));
    listen('error', (error) => this.close(new LoadError('the worker failed', { cause: error })));
    listen('messageerror', (error) => this.close(new LoadError('the worker failed', { cause: error })));
  }

  ask(method, parameters, { signal, transfer } = {}) {
    if (this.#closed) {
      return Promise.reject(this.#closed);
    }
    const id = (this.#last += 1);
    // In Node, a worker that nobody waits for lets the program end.
    this.#worker.ref?.();
    const answer = new Promise((resolve, reject) => this.#open.set(id, { resolve, reject }));
    this.#worker.postMessage({ id, method, parameters }, transfer);
    if (signal?.aborted) {
      this.cancel(id, 'the request was aborted');
    } else {
      signal?.addEventListener('abort', () => this.cancel(id, 'the request was aborted'), { once: true });
    }
    return Object.assign(answer, { id });
  }

  cancel(id, why) {
    const request = this.#open.get(id);
    if (request !== undefined) {
      this.#settle(id);
      this.#worker.postMessage({ cancel: id });
      request.reject(new CancelledError(why));
    }
  }

  #take({ id, result, error }) {
    const request = this.#open.get(id);
    this.#settle(id);
    if (error === undefined) {
      request?.resolve(result);
    } else {
      request?.reject(errorOf(error));
    }
  }

  #settle(id) {
    this.#open.delete(id);
    if (this.#open.size === 0) {
      this.#worker.unref?.();
    }
  }

  close(error) {
    this.#closed ??= error;
    for (const { reject } of this.#open.values()) {
      reject(this.#closed);
    }
    this.#open.clear();
    return this.#worker.terminate();
  }
}

/** A `Checker` off the main thread: the same methods, with promises. */
export class WorkerChecker {
  #line;
  #versions;
  #latest = new Map();
  #documents = 0;

  /** Use `WorkerChecker.load`. */
  constructor(key, line, versions) {
    if (key !== LOADED) {
      throw new OptionError('a checker is made by `await WorkerChecker.load(options)`');
    }
    this.#line = line;
    this.#versions = versions;
  }

  static async load({ worker, ...options } = {}) {
    const line = new Line(worker ?? spawn());
    try {
      const wasm = options.wasm instanceof URL ? { wasm: options.wasm.href } : {};
      const versions = await line.ask('load', [{ ...options, ...wasm }]);
      return new WorkerChecker(LOADED, line, versions);
    } catch (error) {
      line.close(error);
      throw error;
    }
  }

  get version() {
    return this.#versions.version;
  }

  get terminologyVersion() {
    return this.#versions.terminologyVersion;
  }

  /** `key` names what the text is a version of: a newer request with the same key cancels this one if it still waits. */
  async check(source, { key, signal, ...options } = {}) {
    text(source, 'text');
    if (key !== undefined && this.#latest.has(key)) {
      this.#line.cancel(this.#latest.get(key), 'a newer request took its place');
    }
    const answer = this.#line.ask('check', [source, options], { signal });
    if (key === undefined) {
      return answer;
    }
    const { id } = answer;
    this.#latest.set(key, id);
    try {
      return await answer;
    } finally {
      if (this.#latest.get(key) === id) {
        this.#latest.delete(key);
      }
    }
  }

  async apply(source, { signal, ...options } = {}) {
    return this.#line.ask('apply', [text(source, 'text'), options], { signal });
  }

  async classify(source, { signal, ...options } = {}) {
    return this.#line.ask('classify', [text(source, 'text'), options], { signal });
  }

  async explain(term, { signal } = {}) {
    return this.#line.ask('explain', [text(term, 'term')], { signal });
  }

  async profiles() {
    return this.#line.ask('profiles', []);
  }

  async languages() {
    return this.#line.ask('languages', []);
  }

  async source(id) {
    return this.#line.ask('source', [id]);
  }

  async open(source, options = {}) {
    const id = (this.#documents += 1);
    const report = await this.#line.ask('open', [id, text(source, 'text'), options]);
    return new WorkerDocument(this.#line, id, source, report);
  }

  /** Ends the worker; what was asked and not answered fails. */
  async close() {
    await this.#line.close(new CseaTermsError('cancelled', 'the checker was closed'));
  }
}

/** A `Document` off the main thread. Edits are answered in order. */
export class WorkerDocument {
  #line;
  #id;
  #text;
  #report;

  constructor(line, id, source, report) {
    this.#line = line;
    this.#id = id;
    this.#text = source;
    this.#report = report;
  }

  /** The text with all edits that were asked for. */
  get text() {
    return this.#text;
  }

  /** The latest report that came back. */
  get report() {
    return this.#report;
  }

  get findings() {
    return this.#report.findings;
  }

  async edit(edits) {
    const list = [...(Array.isArray(edits) ? edits : [edits])].sort((one, other) => other.start - one.start);
    const answer = this.#line.ask('edit', [this.#id, edits]);
    for (const { start, end, text: replacement } of list) {
      this.#text = this.#text.slice(0, start) + replacement + this.#text.slice(end);
    }
    const change = await answer;
    this.#report = change.report;
    return change;
  }

  async set(source) {
    return this.edit(changeBetween(this.#text, text(source, 'text')));
  }

  async free() {
    return this.#line.ask('close', [this.#id]);
  }
}
