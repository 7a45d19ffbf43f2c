import { Document } from './document.js';
import { Resident, guarded, makeEngine, packageVersion, start } from './engine.js';
import { OptionError } from './errors.js';

const LOADED = Symbol('loaded');

/** The compiled terminology as text, from text or bytes. */
function compiledText(terminology) {
  if (terminology === undefined || typeof terminology === 'string') {
    return terminology;
  }
  if (terminology instanceof ArrayBuffer || ArrayBuffer.isView(terminology)) {
    return new TextDecoder().decode(terminology);
  }
  throw new OptionError('terminology: the text or bytes that `csea-terms compile` writes are needed');
}

/** `value`, if it is a string. */
export function text(value, name) {
  if (typeof value !== 'string') {
    throw new OptionError(`${name}: a string is needed, not ${value === null ? 'null' : typeof value}`);
  }
  return value;
}

/** Checks texts for outdated or harmful wording. Offsets count UTF-16 code units, as JavaScript strings do. */
export class Checker {
  #engine;
  #sources;

  /** Use `Checker.load`. */
  constructor(key, engine) {
    if (key !== LOADED) {
      throw new OptionError('a checker is made by `await Checker.load(options)`');
    }
    this.#engine = engine;
  }

  static async load({ wasm, terminology, ...options } = {}) {
    const compiled = compiledText(terminology);
    await start(wasm);
    return new Checker(LOADED, new Resident(() => makeEngine(options, compiled)));
  }

  static get version() {
    return packageVersion();
  }

  get terminologyVersion() {
    return this.#ask((engine) => engine.terminologyVersion());
  }

  check(source, { format = 'plain' } = {}) {
    text(source, 'text');
    text(format, 'format');
    return JSON.parse(this.#ask((engine) => engine.check(source, format)));
  }

  apply(source, { format = 'plain', applicability = 'safe' } = {}) {
    text(source, 'text');
    text(format, 'format');
    text(applicability, 'applicability');
    return this.#ask((engine) => engine.apply(source, format, applicability));
  }

  classify(source, { format = 'plain', schemes = [] } = {}) {
    text(source, 'text');
    text(format, 'format');
    if (!Array.isArray(schemes) || schemes.some((one) => typeof one !== 'string')) {
      throw new OptionError('schemes: a list of ids is needed');
    }
    return JSON.parse(this.#ask((engine) => engine.classify(source, format, schemes)));
  }

  explain(term) {
    text(term, 'term');
    return JSON.parse(this.#ask((engine) => engine.explain(term)));
  }

  open(source, { format = 'plain' } = {}) {
    text(source, 'text');
    text(format, 'format');
    return new Document((current) => this.#ask((engine) => engine.open(current, format)), source);
  }

  profiles() {
    return JSON.parse(this.#ask((engine) => engine.profiles()));
  }

  languages() {
    return this.#ask((engine) => engine.languages());
  }

  source(id) {
    this.#sources ??= new Map(JSON.parse(this.#ask((engine) => engine.sources())).map((one) => [one.id, one]));
    return this.#sources.get(id);
  }

  /** Gives the memory of the engine back. */
  free() {
    this.#engine.free();
  }

  #ask(question) {
    return guarded(() => question(this.#engine.get()));
  }
}
