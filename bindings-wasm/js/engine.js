// The one WebAssembly instance of a page or worker: started once, replaced when it fails.
import init, { __wbg_reset_state as renew, Engine, version } from './csea_terms_wasm.js';
import { ApplyError, CseaTermsError, LoadError, OptionError } from './errors.js';

let findWasm = () => undefined;
let ready;
let generation = 0;

/**
 * Says where the WebAssembly file is when nobody else does: each entry point knows it for its platform.
 *
 * @param {() => unknown} find
 */
export function wasmStandsAt(find) {
  findWasm = find;
}

/** Starts the engine once, however many ask for it; a failed start can be tried again. */
export function start(wasm) {
  ready ??= Promise.resolve(wasm ?? findWasm())
    .then((source) => init(source === undefined ? undefined : { module_or_path: source }))
    .catch((error) => {
      ready = undefined;
      throw new LoadError('the WebAssembly file could not be loaded', { cause: error });
    });
  return ready;
}

/** The compiled WebAssembly file, once the engine is started. */
export const compiledModule = () => init.__wbindgen_wasm_module;

export const packageVersion = () => version();

/** Makes an engine for these options. */
export function makeEngine(options, terminology) {
  return guarded(() => new Engine(JSON.stringify(options), terminology));
}

/**
 * Something that lives in the WebAssembly instance, made anew when that was replaced.
 *
 * @template T
 */
export class Resident {
  #make;
  #made;
  #generation = -1;

  /** @param {() => T} make */
  constructor(make) {
    this.#make = make;
    this.get();
  }

  /** @returns {T} */
  get() {
    if (this.#generation !== generation) {
      this.#made = this.#make();
      this.#generation = generation;
    }
    return this.#made;
  }

  free() {
    if (this.#generation === generation) {
      this.#made.free();
    }
    this.#generation = -1;
  }
}

/**
 * Runs `call`. What the engine refuses becomes an error of this package. Anything else is a fault of the engine: its memory can be in any
 * state, so the instance is thrown away and a new one takes its place.
 */
export function guarded(call) {
  try {
    return call();
  } catch (error) {
    if (error instanceof CseaTermsError) {
      throw error;
    }
    switch (error?.code) {
      case 'invalid-option':
        throw new OptionError(error.message);
      case 'apply-failed':
        throw new ApplyError(error.message);
      default:
        generation += 1;
        renew();
        throw new CseaTermsError('internal', 'the engine failed and was started anew', { cause: error });
    }
  }
}
