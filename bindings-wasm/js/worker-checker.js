import { text } from './checker.js';
import { MISFIT, applied, changeBetween } from './changes.js';
import { CseaTermsError, OptionError } from './errors.js';
import { Line } from './worker-line.js';

let spawn = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'csea-terms' });

/** Says how a worker is started: each entry point knows it for its platform. */
export function workersStartBy(start) {
  spawn = start;
}

const LOADED = Symbol('loaded');

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

  static async load({ worker = spawn, ...options } = {}) {
    const line = new Line(worker);
    try {
      const wasm = options.wasm instanceof URL ? { wasm: options.wasm.href } : {};
      return new WorkerChecker(LOADED, line, await line.load({ ...options, ...wasm }));
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

  /** `key` names what the text is a version of: a newer request with the same key takes the place of this one. */
  async check(source, { key, signal, ...options } = {}) {
    text(source, 'text');
    if (key === undefined) {
      return this.#ask('check', [source, options], { signal });
    }
    const older = this.#latest.get(key);
    const request = this.#line.ask('check', [source, options], { signal });
    this.#latest.set(key, request);
    if (older !== undefined) {
      this.#line.cancel(older, 'a newer request took its place');
    }
    try {
      return await request.answer;
    } finally {
      if (this.#latest.get(key) === request) {
        this.#latest.delete(key);
      }
    }
  }

  async apply(source, { signal, ...options } = {}) {
    return this.#ask('apply', [text(source, 'text'), options], { signal });
  }

  async classify(source, { signal, ...options } = {}) {
    return this.#ask('classify', [text(source, 'text'), options], { signal });
  }

  async explain(term, { signal } = {}) {
    return this.#ask('explain', [text(term, 'term')], { signal });
  }

  async profiles() {
    return this.#ask('profiles', []);
  }

  async languages() {
    return this.#ask('languages', []);
  }

  async source(id) {
    return this.#ask('source', [id]);
  }

  async open(source, options = {}) {
    const id = (this.#documents += 1);
    const report = await this.#ask('open', [id, text(source, 'text'), options]);
    return new WorkerDocument(this.#line, id, source, report);
  }

  #ask(method, parameters, options) {
    return this.#line.ask(method, parameters, options).answer;
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
    const after = applied(this.#text, edits);
    if (after === undefined) {
      throw new OptionError(MISFIT);
    }
    this.#text = after;
    const change = await this.#line.ask('edit', [this.#id, edits], { after }).answer;
    this.#report = change.report;
    return change;
  }

  async set(source) {
    return this.edit(changeBetween(this.#text, text(source, 'text')));
  }

  async free() {
    return this.#line.ask('close', [this.#id]).answer;
  }
}
