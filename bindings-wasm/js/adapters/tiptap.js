// Tiptap: the ProseMirror plugin as an extension.
import { Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';

import { cseaTerms } from './prosemirror.js';

export { applySuggestionIn, cseaTermsKey, findingAt, findingsIn } from './prosemirror.js';

/** `CseaTerms.configure({ checker, kept, … })`, with the options of the ProseMirror plugin. */
export const CseaTerms = Extension.create({
  name: 'cseaTerms',
  addOptions: () => ({ checker: undefined }),
  addProseMirrorPlugins() {
    const { checker, ...options } = this.options;
    return checker === undefined ? [] : [cseaTerms(checker, { closeHistory, ...options })];
  },
});
