import type { Extension } from '@tiptap/core';

import type { AnyChecker } from '../index.js';
import type { ProseMirrorOptions } from './prosemirror.js';

export { applySuggestionIn, cseaTermsKey, findingAt, findingsIn } from './prosemirror.js';

export interface TiptapOptions extends ProseMirrorOptions {
  checker: AnyChecker | undefined;
}

/** `CseaTerms.configure({ checker })` in the list of extensions. */
export const CseaTerms: Extension<TiptapOptions>;
