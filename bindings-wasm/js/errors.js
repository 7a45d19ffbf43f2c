/** Anything that this package refuses to do. `code` is stable, the message is for people. */
export class CseaTermsError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }

  get name() {
    return this.constructor.name;
  }
}

/** An option or argument has a value that does not exist (`invalid-option`). */
export class OptionError extends CseaTermsError {
  constructor(message, options) {
    super('invalid-option', message, options);
  }
}

/** A suggestion does not fit the text (`apply-failed`). */
export class ApplyError extends CseaTermsError {
  constructor(message, options) {
    super('apply-failed', message, options);
  }
}

/** The WebAssembly file could not be loaded (`load-failed`). */
export class LoadError extends CseaTermsError {
  constructor(message, options) {
    super('load-failed', message, options);
  }
}

/** Runs `call`; what the engine throws becomes an error of this package. */
export function typed(call) {
  try {
    return call();
  } catch (error) {
    switch (error?.code) {
      case 'invalid-option':
        throw new OptionError(error.message);
      case 'apply-failed':
        throw new ApplyError(error.message);
      default:
        throw new CseaTermsError('internal', 'the engine failed', { cause: error });
    }
  }
}
