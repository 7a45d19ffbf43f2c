// What a worker does with the requests of a `WorkerChecker`: one after the other, and none that is stale by then.

/**
 * @param {typeof import('./checker.js').Checker} Checker
 * @param {(message: object) => void} send
 */
export function serve(Checker, send) {
  let checker;
  const documents = new Map();
  const waiting = [];
  let running = false;

  const METHODS = {
    load: async (options) => {
      checker = await Checker.load(options);
      return { version: Checker.version, terminologyVersion: checker.terminologyVersion };
    },
    check: (text, options) => checker.check(text, options),
    apply: (text, options) => checker.apply(text, options),
    classify: (text, options) => checker.classify(text, options),
    explain: (term) => checker.explain(term),
    profiles: () => checker.profiles(),
    languages: () => checker.languages(),
    source: (id) => checker.source(id),
    open: (id, text, options) => {
      documents.set(id, checker.open(text, options));
      return documents.get(id).report;
    },
    edit: (id, edits) => documents.get(id).edit(edits),
    close: (id) => {
      documents.get(id)?.free();
      documents.delete(id);
    },
  };

  async function run() {
    running = true;
    while (waiting.length > 0) {
      const { id, method, parameters } = waiting.shift();
      try {
        send({ id, result: await METHODS[method](...parameters) });
      } catch (error) {
        send({ id, error: { code: error.code ?? 'internal', message: error.message } });
      }
      // A pause lets messages in that make waiting requests stale.
      await new Promise((resume) => setTimeout(resume));
    }
    running = false;
  }

  return (message) => {
    if (message.cancel !== undefined) {
      const index = waiting.findIndex(({ id }) => id === message.cancel);
      if (index >= 0) {
        waiting.splice(index, 1);
      }
      return;
    }
    waiting.push(message);
    if (!running) {
      run();
    }
  };
}
