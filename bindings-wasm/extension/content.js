// Runs in a page once the writer turns checking on there; a second time, it turns it off.
import { KeptFindings } from 'csea-terms/kept';
import { watch } from 'csea-terms/dom';

import { readKept } from './settings.js';

const api = globalThis.browser ?? globalThis.chrome;
const FIELDS = 'textarea, input:not([type]), input[type=text], input[type=search], [contenteditable]:not([contenteditable=false])';

async function ask(message) {
  const { result, error } = await api.runtime.sendMessage(message);
  if (error !== undefined) {
    throw new Error(error);
  }
  return result;
}

/** A checker that lives in the extension's background. */
const far = {
  source: (id) => ask({ ask: 'source', id }),
  open: async (text) => {
    const document = {
      report: undefined,
      set: async (current) => (document.report = await ask({ ask: 'check', text: current })),
      free() {},
    };
    await document.set(text);
    return document;
  },
};

class Page {
  #watches = new Map();
  #kept;
  #stored;
  #ended = new AbortController();

  async begin() {
    this.#kept = KeptFindings.from(await readKept(api));
    const { signal } = this.#ended;
    this.#kept.addEventListener('change', () => this.#save(), { signal });
    document.addEventListener('focusin', ({ target }) => this.#take(target), { signal });
    document.querySelectorAll(FIELDS).forEach((field) => this.#take(field));
    api.storage.onChanged.addListener(this.#changed);
    this.#tell();
  }

  #changed = ({ settings, kept }) => {
    if (this.#ended.signal.aborted) {
      return;
    }
    if (kept?.newValue !== undefined && JSON.stringify(kept.newValue) !== JSON.stringify(this.#kept)) {
      // Another page or the settings page keeps or forgets.
      this.#stored = JSON.stringify(kept.newValue);
      this.#kept.replace(KeptFindings.from(kept.newValue));
    }
    if (settings !== undefined) {
      this.#restart();
    }
  };

  #save() {
    const written = JSON.stringify(this.#kept);
    if (written !== this.#stored) {
      this.#stored = written;
      api.storage.local.set({ kept: this.#kept.toJSON() });
    }
  }

  #restart() {
    const fields = [...this.#watches.keys()];
    this.#watches.forEach((one) => one.end());
    this.#watches.clear();
    fields.forEach((field) => this.#take(field));
  }

  /** Fields inside an editable element belong to it; passwords and read-only fields are nobody's business. */
  #take(target) {
    const field = target instanceof Element ? outermost(target) : undefined;
    if (field === undefined || this.#watches.has(field) || field.readOnly || field.disabled) {
      return;
    }
    const options = { kept: this.#kept, delay: 250, onReport: () => this.#tell() };
    this.#watches.set(field, watch(field, far, options));
  }

  #tell() {
    const count = [...this.#watches.values()].reduce((sum, { findings }) => sum + findings.length, 0);
    api.runtime.sendMessage({ tell: 'state', on: !this.#ended.signal.aborted, count });
  }

  end() {
    this.#ended.abort();
    api.storage.onChanged.removeListener(this.#changed);
    this.#watches.forEach((one) => one.end());
    this.#watches.clear();
    this.#tell();
  }
}

function outermost(target) {
  let field = target.closest(FIELDS) ?? undefined;
  while (field?.parentElement?.closest('[contenteditable]:not([contenteditable=false])')) {
    field = field.parentElement.closest('[contenteditable]:not([contenteditable=false])');
  }
  return field;
}

if (globalThis.cseaTermsPage === undefined) {
  globalThis.cseaTermsPage = new Page();
  globalThis.cseaTermsPage.begin();
} else {
  globalThis.cseaTermsPage.end();
  globalThis.cseaTermsPage = undefined;
}
