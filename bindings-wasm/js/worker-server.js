// What a worker does with the requests of a `WorkerChecker`, which come one at a time.
import { compiledModule } from './engine.js';

/**
 * @param {typeof import('./checker.js').Checker} Checker
 * @param {(message: object) => void} send
 */
export function serve(Checker, send) {
  let checker;
  const documents = new Map();

  const METHODS = {
    // A worker that takes the place of this one need not compile the engine again.
    load: async (options) => {
      checker = await Checker.load(options);
      return { version: Checker.version, terminologyVersion: checker.terminologyVersion, module: compiledModule() };
    },
    check: (text, options) => checker.check(text, options),
    apply: (text, options) => checker.apply(text, options),
    classify: (text, options) => checker.classify(text, options),
    explain: (term) => checker.explain(term),
    profiles: () => checker.profiles(),
    languages: () => checker.languages(),
    source: (id) => checker.source(id),
    open: (id, text, options) => {
      documents.get(id)?.free();
      documents.set(id, checker.open(text, options));
      return documents.get(id).report;
    },
    edit: (id, edits) => documents.get(id).edit(edits),
    close: (id) => {
      documents.get(id)?.free();
      documents.delete(id);
    },
  };

  return async ({ method, parameters }) => {
    try {
      send({ result: await METHODS[method](...parameters) });
    } catch (error) {
      send({ error: { code: error.code ?? 'internal', message: error.message } });
    }
  };
}
