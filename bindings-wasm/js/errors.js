/** Anything that this package refuses to do. `code` is stable, the message is for people. */
export class CseaTermsError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }

  get name() {
    return 'CseaTermsError';
  }
}

/** An option or argument has a value that does not exist (`invalid-option`). */
export class OptionError extends CseaTermsError {
  constructor(message, options) {
    super('invalid-option', message, options);
  }

  get name() {
    return 'OptionError';
  }
}

/** A suggestion does not fit the text (`apply-failed`). */
export class ApplyError extends CseaTermsError {
  constructor(message, options) {
    super('apply-failed', message, options);
  }

  get name() {
    return 'ApplyError';
  }
}

/** The WebAssembly file could not be loaded (`load-failed`). */
export class LoadError extends CseaTermsError {
  constructor(message, options) {
    super('load-failed', message, options);
  }

  get name() {
    return 'LoadError';
  }
}

/** A newer request took the place of this one, or its signal was aborted (`cancelled`). */
export class CancelledError extends CseaTermsError {
  constructor(message, options) {
    super('cancelled', message, options);
  }

  get name() {
    return 'CancelledError';
  }
}

const CLASSES = {
  'invalid-option': OptionError,
  'apply-failed': ApplyError,
  'load-failed': LoadError,
  cancelled: CancelledError,
};

/** The error of a code, as it comes from a worker. */
export function errorOf({ code, message }) {
  const Class = CLASSES[code];
  return Class === undefined ? new CseaTermsError('internal', message) : new Class(message);
}
