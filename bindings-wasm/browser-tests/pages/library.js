import * as library from 'csea-terms';

globalThis.library = library;
globalThis.ready = true;
