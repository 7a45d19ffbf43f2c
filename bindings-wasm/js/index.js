// The npm package csea-terms: loads the engine once and hands out plain objects with UTF-16 offsets.
import init, { Engine, terminologyVersion, version } from "./csea_terms_wasm.js";

/** What went wrong, with a `code`: `invalid-option`, `apply-failed`, `load-failed` or `internal`. */
export class CseaTermsError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

export class OptionError extends CseaTermsError {}
export class ApplyError extends CseaTermsError {}
export class LoadError extends CseaTermsError {}

const CLASSES = { "invalid-option": OptionError, "apply-failed": ApplyError, "load-failed": LoadError };

function run(task) {
  try {
    return task();
  } catch (error) {
    const code = typeof error?.code === "string" ? error.code : "internal";
    throw new (CLASSES[code] ?? CseaTermsError)(code, error?.message ?? String(error), { cause: error });
  }
}

let loading;

async function source(given) {
  if (given !== undefined) return given;
  const url = new URL("./csea_terms_wasm_bg.wasm", import.meta.url);
  if (url.protocol === "file:" && typeof process !== "undefined" && process.versions?.node) {
    const { readFile } = await import("node:fs/promises");
    return readFile(url);
  }
  return url;
}

/** Loads the engine once; a load that failed can be tried again. */
function load(wasm) {
  loading ??= source(wasm)
    .then((module_or_path) => init({ module_or_path }))
    .catch((error) => {
      loading = undefined;
      throw new LoadError("load-failed", `the WebAssembly module could not be loaded: ${error?.message ?? error}`, { cause: error });
    });
  return loading;
}

function textOf(text) {
  if (typeof text !== "string") throw new OptionError("invalid-option", `a text is a string, not ${text === null ? "null" : typeof text}`);
  return text;
}

/** Checks texts for outdated or harmful wording. */
export class Checker {
  #engine;

  constructor(key, engine) {
    if (key !== loading) throw new OptionError("invalid-option", "a checker is made by `await Checker.load()`");
    this.#engine = engine;
  }

  static async load({ wasm, ...options } = {}) {
    await load(wasm);
    return new Checker(loading, run(() => new Engine(JSON.stringify(options))));
  }

  check(text, { format = "plain" } = {}) {
    return run(() => JSON.parse(this.#engine.check(textOf(text), format)));
  }

  apply(text, { format = "plain", applicability = "safe" } = {}) {
    return run(() => this.#engine.apply(textOf(text), format, applicability));
  }

  explain(text) {
    return run(() => JSON.parse(this.#engine.explain(textOf(text))));
  }

  get terminologyVersion() {
    return terminologyVersion();
  }

  static get version() {
    return version();
  }
}
