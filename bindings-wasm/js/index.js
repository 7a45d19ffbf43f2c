// For browsers, workers, bundlers and Deno: the engine's file lies beside this one, and the generated module finds it there.
export { mapPlaces } from './changes.js';
export { Checker } from './checker.js';
export { Document } from './document.js';
export { ApplyError, CancelledError, CseaTermsError, LoadError, OptionError } from './errors.js';
export { applySuggestion, editsOf } from './suggestion.js';
export { WorkerChecker, WorkerDocument } from './worker-checker.js';
