// Checks a text whenever it changes, at most one check at a time, and never shows an old result for a new text.

/** Ends an unfinished round: its text is no longer the one that is shown. */
export class LiveCheck {
  #checker;
  #format;
  #read;
  #show;
  #delay;
  #timer;
  #document;
  #running = false;
  #again = false;
  #ended = false;

  /**
   * @param {object} options
   * @param {object} options.checker a `Checker` or a `WorkerChecker`
   * @param {() => string} options.read gives the text
   * @param {(report: object, text: string) => void} options.show takes what was found
   * @param {string} [options.format]
   * @param {number} [options.delay] milliseconds of quiet before a check
   * @param {(error: Error) => void} [options.onError]
   */
  constructor({ checker, read, show, format = 'plain', delay = 150, onError = reportError }) {
    this.#checker = checker;
    this.#format = format;
    this.#read = read;
    this.#show = show;
    this.#delay = delay;
    this.onError = onError;
  }

  /** The text has changed. */
  changed() {
    clearTimeout(this.#timer);
    if (!this.#ended) {
      this.#timer = setTimeout(() => this.now(), this.#delay);
    }
  }

  /** Checks without waiting. */
  async now() {
    clearTimeout(this.#timer);
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    try {
      do {
        this.#again = false;
        await this.#round();
      } while (this.#again && !this.#ended);
    } catch (error) {
      this.#document = undefined;
      this.onError(error);
    } finally {
      this.#running = false;
    }
  }

  async #round() {
    const text = this.#read();
    if (this.#document === undefined) {
      this.#document = await this.#checker.open(text, { format: this.#format });
    } else {
      await this.#document.set(text);
    }
    if (!this.#ended && this.#read() === text) {
      this.#show(this.#document.report, text);
    } else if (!this.#ended) {
      this.#again = true;
    }
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#document?.free();
    this.#document = undefined;
  }
}

function reportError(error) {
  if (typeof globalThis.reportError === 'function') {
    globalThis.reportError(error);
  } else {
    console.error(error);
  }
}
