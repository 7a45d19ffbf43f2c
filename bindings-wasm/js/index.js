// For browsers, workers and bundlers: the engine's file lies beside this one, and the generated module finds it there.
export { Checker } from './checker.js';
export { ApplyError, CseaTermsError, LoadError, OptionError } from './errors.js';
export { applySuggestion } from './suggestion.js';
