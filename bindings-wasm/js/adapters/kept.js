// What a writer decided to keep: findings that are not shown again.

/**
 * A set of fingerprints that can be exported. Tells its listeners of `change`. No `EventTarget`: in content scripts of Firefox, that is the
 * page's, and nothing can be built upon it.
 */
export class KeptFindings {
  #entries = new Map();
  #listeners = new Set();

  /** @param {Iterable<{ fingerprint: string, surface?: string }>} [entries] */
  constructor(entries = []) {
    for (const { fingerprint, surface = '' } of entries) {
      this.#entries.set(fingerprint, surface);
    }
  }

  /** @param {'change'} type */
  addEventListener(type, listener, { signal } = {}) {
    if (type === 'change' && !signal?.aborted) {
      this.#listeners.add(listener);
      signal?.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
    }
  }

  removeEventListener(type, listener) {
    if (type === 'change') {
      this.#listeners.delete(listener);
    }
  }

  #changed() {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }

  get size() {
    return this.#entries.size;
  }

  has({ fingerprint }) {
    return this.#entries.has(fingerprint);
  }

  keep({ fingerprint, surface = '' }) {
    this.#entries.set(fingerprint, surface);
    this.#changed();
  }

  forget({ fingerprint }) {
    if (this.#entries.delete(fingerprint)) {
      this.#changed();
    }
  }

  clear() {
    this.#entries.clear();
    this.#changed();
  }

  /** Makes the entries those of another list, as they were kept elsewhere. */
  replace(entries) {
    this.#entries = new Map([...entries].map(({ fingerprint, surface = '' }) => [fingerprint, surface]));
    this.#changed();
  }

  /** Those of a list that are to be shown. */
  shown(findings) {
    return findings.filter((finding) => !this.has(finding));
  }

  [Symbol.iterator]() {
    return [...this.#entries].map(([fingerprint, surface]) => ({ fingerprint, surface }))[Symbol.iterator]();
  }

  toJSON() {
    return { schema: 1, kept: [...this] };
  }

  /** Reads what `JSON.stringify(kept)` wrote. */
  static from(json) {
    const value = typeof json === 'string' ? JSON.parse(json) : json;
    if (value?.schema !== 1 || !Array.isArray(value.kept)) {
      throw new TypeError('this is no list of kept findings');
    }
    return new KeptFindings(value.kept.filter(({ fingerprint }) => typeof fingerprint === 'string'));
  }
}
