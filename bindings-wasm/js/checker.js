import init, { Engine, terminologyVersion, version } from './csea_terms_wasm.js';
import { LoadError, OptionError, typed } from './errors.js';

let findWasm = () => undefined;
let ready;

/** Says where the WebAssembly file is when `Checker.load` is not told: each entry point knows it for its platform. */
export function wasmStandsAt(find) {
  findWasm = find;
}

/** Starts the engine once, however many ask for it; a failed start can be tried again. */
function start(wasm) {
  ready ??= Promise.resolve(wasm ?? findWasm())
    .then((source) => init(source === undefined ? undefined : { module_or_path: source }))
    .catch((error) => {
      ready = undefined;
      throw new LoadError('the WebAssembly file could not be loaded', { cause: error });
    });
  return ready;
}

function text(value, name) {
  if (typeof value !== 'string') {
    throw new OptionError(`${name}: a string is needed, not ${value === null ? 'null' : typeof value}`);
  }
  return value;
}

/** Checks texts for outdated or harmful wording. Offsets count UTF-16 code units, as JavaScript strings do. */
export class Checker {
  #engine;

  /** Use `Checker.load`. */
  constructor(engine) {
    if (!(engine instanceof Engine)) {
      throw new OptionError('a checker is made by `await Checker.load(options)`');
    }
    this.#engine = engine;
  }

  static async load({ wasm, ...options } = {}) {
    await start(wasm);
    return new Checker(typed(() => new Engine(JSON.stringify(options))));
  }

  static get version() {
    return version();
  }

  get terminologyVersion() {
    return terminologyVersion();
  }

  check(source, { format = 'plain' } = {}) {
    text(source, 'text');
    text(format, 'format');
    return JSON.parse(typed(() => this.#engine.check(source, format)));
  }

  apply(source, { format = 'plain', applicability = 'safe' } = {}) {
    text(source, 'text');
    text(format, 'format');
    text(applicability, 'applicability');
    return typed(() => this.#engine.apply(source, format, applicability));
  }

  explain(term) {
    text(term, 'term');
    return JSON.parse(typed(() => this.#engine.explain(term)));
  }
}
